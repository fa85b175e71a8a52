using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using CrmHygiene.Module.Tests.Engine;
using CrmHygiene.TestSupport;

namespace CrmHygiene.Module.Tests.Verification;

/// <summary>Test-CrmEmail -Level Mailbox in the real engine, against a mail host on loopback.</summary>
public sealed class MailboxCommandTests : IDisposable
{
    private readonly Session _session = new();
    private readonly TempFolder _folder = new();
    private readonly LoopbackDns _dns = new LoopbackDns().AddMailDomain("control.test", address: "127.0.0.1");
    private readonly LoopbackSmtp _smtp = new LoopbackSmtp().Accept("anna@firm.test");

    public void Dispose()
    {
        _session.Dispose();
        _dns.Dispose();
        _smtp.Dispose();
        _folder.Dispose();
    }

    private string Policy(bool enabled = true) => _folder.Write("policy.json", string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "verification": {
            "level": "Mailbox",
            "mailbox": {
              "enabled": {{(enabled ? "true" : "false")}},
              "from": "probe@us.test",
              "heloName": "probe.us.test",
              "intervalSeconds": 0,
              "routes": { "firm.test": "127.0.0.1:{{_smtp.EndPoint.Port}}" }
            }
          }
        }
        """));

    private const string Test = "$args[0] | Test-CrmEmail -Level Mailbox -Policy $args[1] -NameServer $args[2] -ControlDomain control.test";

    [Fact]
    public void A_recipient_is_asked_about_and_shown_with_the_chain()
    {
        PSObject[] findings = _session.RunClean(Test + " -IgnoreHistory", new[] { "anna@firm.test", "gone@firm.test" }, Policy(), _dns.NameServer);
        Assert.Equal(["Valid", "Invalid"], findings.Select(f => f.Properties["Verdict"].Value.ToString()));
        Assert.Equal(["MailboxAccepted", "MailboxNotFound"], findings.Select(f => f.Properties["Reason"].Value.ToString()));
        object[] checks = [.. _session.RunClean($"({Test} -IgnoreHistory).Checks", "gone@firm.test", Policy(), _dns.NameServer)];
        Assert.Contains(checks, c => c.ToString()!.StartsWith("RCPT at 127.0.0.1: 550 5.1.1", StringComparison.Ordinal));
    }

    [Fact]
    public void The_policy_has_to_allow_it()
    {
        Assert.StartsWith("MailboxNotEnabled", _session.ErrorIdOf(Test, "anna@firm.test", Policy(enabled: false), _dns.NameServer), StringComparison.Ordinal);
        Assert.StartsWith("MailboxNotEnabled", _session.ErrorIdOf("'anna@firm.test' | Test-CrmEmail -Level Mailbox"), StringComparison.Ordinal);
        Assert.Empty(_smtp.Commands);
    }

    [Fact]
    public void The_policy_names_the_level_and_a_parameter_wins()
    {
        PSObject finding = Assert.Single(_session.RunClean("'anna@firm.test' | Test-CrmEmail -Policy $args[0] -NameServer $args[1] -ControlDomain control.test", Policy(), _dns.NameServer));
        Assert.Equal("Mailbox", finding.Properties["LevelReached"].Value.ToString());
        finding = Assert.Single(_session.RunClean("'anna@siemens.com' | Test-CrmEmail -Policy $args[0] -Level Syntax", Policy()));
        Assert.Equal("Syntax", finding.Properties["LevelReached"].Value.ToString());
    }

    [Fact]
    public void A_missing_sender_is_an_error()
    {
        Assert.StartsWith("ArgumentInvalid", _session.ErrorIdOf(Test + " -From 'nobody'", "anna@firm.test", Policy(), _dns.NameServer), StringComparison.Ordinal);
    }

    [Fact]
    public void Own_lists_extend_and_replace()
    {
        string mine = _folder.Write("mine.txt", "!*\nthrowaway.com\n");
        PSObject[] findings = _session.RunClean("'a@throwaway.com', 'a@mailinator.com' | Test-CrmEmail -Level Syntax -List @{ Disposable = $args[0] }", mine);
        Assert.Equal([true, false], findings.Select(f => (bool)f.Properties["IsDisposable"].Value));
        Assert.StartsWith("ArgumentInvalid", _session.ErrorIdOf("'a@b.com' | Test-CrmEmail -Level Syntax -List @{ Nonsense = 'x' }"), StringComparison.Ordinal);
        Assert.StartsWith("FileNotFound", _session.ErrorIdOf("'a@b.com' | Test-CrmEmail -Level Syntax -List @{ Role = '/no/such/file.txt' }"), StringComparison.Ordinal);
    }

    [Fact]
    public void Verdicts_are_remembered_in_the_store()
    {
        string store = _folder.File("store.db");
        string script = Test + " -Store $args[3]";
        Assert.StartsWith("StoreMissing", _session.ErrorIdOf(script, "anna@firm.test", Policy(), _dns.NameServer, store), StringComparison.Ordinal);
        _session.RunClean(script + " -CreateStore", "anna@firm.test", Policy(), _dns.NameServer, store);
        PSObject again = Assert.Single(_session.RunClean(script, "anna@firm.test", Policy(), _dns.NameServer, store));
        Assert.Equal("MailboxAccepted", again.Properties["Reason"].Value);
        Assert.Equal(1, _smtp.Asked("anna@firm.test"));
        _session.RunClean(script + " -IgnoreHistory", "anna@firm.test", Policy(), _dns.NameServer, store);
        Assert.Equal(2, _smtp.Asked("anna@firm.test"));
    }

    [Fact]
    public void The_whole_job_asks_mail_hosts_where_the_policy_enables_it_and_remembers_the_answers()
    {
        const string Clean = "Invoke-CrmHygiene $args[0] -Policy $args[1] -NameServer $args[2] -ControlDomain control.test -Store $args[3]";
        string source = _folder.Write("people.csv", "Id,First Name,Last Name,Email\n1,Anna,Berg,anna@firm.test\n2,Otto,Klein,gone@firm.test\n3,Ines,Weiss,ines@firm.test\n"), store = _folder.File("store.db");
        Assert.StartsWith("MailboxNotEnabled", _session.ErrorIdOf(Clean, source, Policy(enabled: false), _dns.NameServer, store), StringComparison.Ordinal);
        _session.RunClean("Add-CrmSuppression ines@firm.test -Reason OptedOut -Store $args[0] -CreateStore -Confirm:$false", store);
        foreach (int _ in (int[])[1, 2])
        {
            PSObject summary = Assert.Single(_session.RunClean(Clean, source, Policy(), _dns.NameServer, store));
            Assert.Equal(1L, summary.Properties["InvalidEmails"].Value);
        }
        Assert.Equal((1, 1, 0), (_smtp.Asked("anna@firm.test"), _smtp.Asked("gone@firm.test"), _smtp.Asked("ines@firm.test")));
    }

    [Fact]
    public void The_whole_job_says_where_the_resolver_is_unfit_and_follows_the_lists_of_the_policy()
    {
        _folder.Write("mine.txt", "!*\nfirm.test\n");
        string policy = _folder.Write("lists.json", "{ \"verification\": { \"level\": \"Dns\", \"lists\": { \"topLevelDomain\": \"mine.txt\" } } }");
        string source = _folder.Write("people.csv", "Id,Last Name,Email\n1,Berg,anna@firm.test\n");
        PSObject summary = Assert.Single(_session.RunClean("Invoke-CrmHygiene $args[0] -Policy $args[1] -NameServer $args[2] -ControlDomain nowhere.test", source, policy, _dns.NameServer));
        Assert.Equal((0L, 1L), (summary.Properties["InvalidEmails"].Value, summary.Properties["Kept"].Value));
        Assert.Contains("remove nobody", Assert.Single(_session.Warnings), StringComparison.Ordinal);
        Assert.StartsWith("FileNotFound", _session.ErrorIdOf("Invoke-CrmHygiene $args[0] -Policy $args[1]", source, _folder.Write("missing.json", "{ \"verification\": { \"lists\": { \"role\": \"none.txt\" } } }")), StringComparison.Ordinal);
        Assert.StartsWith("NameServerInvalid", _session.ErrorIdOf("Invoke-CrmHygiene $args[0] -NameServer dns.test", source), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_asked_about_contacts_that_lose_to_a_duplicate()
    {
        _dns.Fallback = name => name.Contains("example.", StringComparison.Ordinal) ? [("MX", "10 mx.control.test")] : null;
        // Every address gets a domain of its own, so that it shows who was asked about.
        int number = 0;
        string source = _folder.Write("own-domains.csv", Regex.Replace(File.ReadAllText(Path.Combine(Repository.Root, "examples", "data", "contacts.csv")), "@(?=[a-z0-9-]+\\.)", _ => $"@n{++number}."));
        const string Rest = " | Test-CrmEmail -Level Domain -NameServer $args[1] -ControlDomain control.test -PassThru";
        PSObject[] found = _session.Run("Find-CrmDuplicate $args[0] -PassThru" + Rest, source, _dns.NameServer);
        PSObject[] lost = [.. found.Where(f => "NotNeeded".Equals(f.Properties["EmailReason"].Value))];
        Assert.InRange(lost.Length, 5, found.Count(f => f.Properties["DuplicateBand"].Value.ToString() == "Certain") - 5);
        string[] domains = [.. lost.Select(DomainOf)];
        Assert.All(domains, d => Assert.Equal(0, _dns.Asked(d, "MX")));
        Assert.All(found.Where(f => "MailHostFound".Equals(f.Properties["EmailReason"].Value)), f => Assert.Equal(1, _dns.Asked(DomainOf(f), "MX")));

        // A plan of a merge already leaves them out.
        PSObject[] planned = _session.Run("Find-CrmDuplicate $args[0] -PassThru | Merge-CrmContact -WhatIf" + Rest, source, _dns.NameServer);
        Assert.InRange(planned.Length, found.Length - lost.Length, found.Length - 5);
        Assert.All(domains, d => Assert.Equal(0, _dns.Asked(d, "MX")));

        static string DomainOf(PSObject contact) => contact.Properties["Email"].Value.ToString()!.Split('@')[^1].ToLowerInvariant();
    }

    [Fact]
    public void A_paid_provider_is_asked_within_its_budget()
    {
        using LoopbackHttp server = new((path, _) => path.Contains("error", StringComparison.Ordinal) ? (200, "{\"error\":\"Invalid API key\"}") : (200, "{\"status\":\"catch-all\",\"sub_status\":\"\"}"));
        _dns.AddMailDomain("firm.test");
        const string Key = "$key = [securestring]::new(); 's3cret'.ToCharArray() | ForEach-Object { $key.AppendChar($_) }; ";
        const string Ask = Key + "$args[0] | Test-CrmEmail -Level Mailbox -Verifier ZeroBounce -VerifierUrl $args[1] -VerifierKey $key -NameServer $args[2] -ControlDomain control.test";
        PSObject[] findings = _session.RunClean(Ask + " -MaxCredits 1", new[] { "a@firm.test", "not an address", "b@firm.test" }, server.Url, _dns.NameServer);
        Assert.Equal(["CatchAllDomain", "AtSignMissing", "CreditsSpent"], findings.Select(f => f.Properties["Reason"].Value));
        Assert.Equal("ZeroBounce", findings[0].Properties["VerifiedBy"].Value);
        Assert.Equal("catch-all", findings[0].Properties["SmtpReply"].Value);
        Assert.Single(server.Requests);
        Assert.StartsWith("ArgumentInvalid", _session.ErrorIdOf(Ask, "a@firm.test", server.Url, _dns.NameServer), StringComparison.Ordinal);
        PSObject failed = Assert.Single(_session.RunClean(Ask + " -MaxCredits 5", "error@firm.test", server.Url, _dns.NameServer));
        Assert.Equal("Unknown", failed.Properties["Verdict"].Value.ToString());
        Assert.Contains("does not answer us", Assert.Single(_session.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Stop_ends_a_probe_within_a_second()
    {
        _smtp.Fault = SmtpFault.Tarpit;
        using PowerShell shell = PowerShell.Create(_session.Runspace);
        shell.AddScript(Test + " -IgnoreHistory").AddArgument("anna@firm.test").AddArgument(Policy()).AddArgument(_dns.NameServer);
        IAsyncResult running = shell.BeginInvoke();
        Assert.True(SpinWait.SpinUntil(() => _smtp.Connections > 0, TimeSpan.FromSeconds(30)));
        Stopwatch watch = Stopwatch.StartNew();
        shell.Stop();
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1000);
        Assert.ThrowsAny<RuntimeException>(() => shell.EndInvoke(running));
    }
}
