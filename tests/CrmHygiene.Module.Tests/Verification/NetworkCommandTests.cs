using System.Management.Automation;
using CrmHygiene.Module.Tests.Engine;
using CrmHygiene.TestSupport;

namespace CrmHygiene.Module.Tests.Verification;

/// <summary>Test-CrmDomain, Test-CrmBlocklist and Test-CrmProbeHost in the real engine, against loopback.</summary>
public sealed class NetworkCommandTests : IDisposable
{
    private readonly Session _session = new();
    private readonly TempFolder _folder = new();
    private readonly LoopbackDns _dns = new LoopbackDns().AddMailDomain("control.test").AddMailDomain("firm.test").AddMailDomain("us.test");

    public void Dispose()
    {
        _session.Dispose();
        _dns.Dispose();
        _folder.Dispose();
    }

    private string Zones() => _folder.Write("zones.json", """
        // a list of our own
        [ { "zone": "bl.test", "name": "Test list", "kind": "Ip", "terms": "free", "delist": "https://bl.test/", "codes": [ { "from": "127.0.0.2", "meaning": "spam" } ] } ]
        """);

    [Fact]
    public void Domains_are_tested_from_text_and_contacts()
    {
        string gone = _folder.Write("gone.txt", "Fallen Ltd\nfirm.test\n");
        PSObject[] findings = _session.RunClean(
            "'firm.test', 'nowhere.test' | Test-CrmDomain -NameServer $args[0] -ControlDomain control.test; [pscustomobject]@{ Email = 'a@us.test'; Company = 'Fallen Limited' } | Test-CrmDomain -NameServer $args[0] -ControlDomain control.test -GoneList $args[1]; Test-CrmDomain firm.test -NameServer $args[0] -ControlDomain control.test -GoneList $args[1] -Quiet",
            _dns.NameServer, gone);
        Assert.Equal(["Valid", "Invalid", "Valid"], findings.Take(3).Select(f => f.Properties["Verdict"].Value.ToString()));
        Assert.Equal([false, false, true], findings.Take(3).Select(f => (bool)f.Properties["IsGone"].Value));
        Assert.Equal(false, findings[3].BaseObject);
        PSObject contact = Assert.Single(_session.RunClean("[pscustomobject]@{ Email = 'a@nowhere.test' } | Test-CrmDomain -NameServer $args[0] -ControlDomain control.test -PassThru", _dns.NameServer));
        Assert.Equal("DomainNotFound", contact.Properties["DomainReason"].Value);
    }

    [Fact]
    public void Blocklists_are_asked_and_changes_named()
    {
        const string Script = "Test-CrmBlocklist 192.0.2.25, 192.0.2.26 -ZoneFile $args[0] -NameServer $args[1] -StatePath $args[2]";
        string state = _folder.File("state.json");
        _dns.Add("2.0.0.127.bl.test", "A", "127.0.0.2");
        PSObject[] results = _session.RunClean(Script, Zones(), _dns.NameServer, state);
        Assert.Equal([false, false], results.Select(r => (bool)r.Properties["Listed"].Value));
        Assert.Equal([true, true], results.Select(r => (bool)r.Properties["Answered"].Value));
        Assert.Empty(_session.Warnings);
        _dns.Add("25.2.0.192.bl.test", "A", "127.0.0.2");
        results = _session.RunClean(Script, Zones(), _dns.NameServer, state);
        Assert.Equal([true, false], results.Select(r => (bool)r.Properties["Listed"].Value));
        Assert.StartsWith("Newly listed: 192.0.2.25 at Test list", Assert.Single(_session.Warnings), StringComparison.Ordinal);
        Assert.StartsWith("SenderListed", _session.ErrorIdOf(Script + " -FailIfListed", Zones(), _dns.NameServer, state), StringComparison.Ordinal);
        Assert.StartsWith("SenderInvalid", _session.ErrorIdOf("Test-CrmBlocklist 'no sender' -NameServer $args[0]", _dns.NameServer), StringComparison.Ordinal);
        Assert.StartsWith("ZoneFileInvalid", _session.ErrorIdOf("Test-CrmBlocklist 192.0.2.25 -ZoneFile $args[0]", _folder.Write("bad.json", "[ { \"zone\": 1 } ]")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_listing_holds_lists_for_sending_back_until_it_ends_or_is_named()
    {
        const string Check = "$null = Test-CrmBlocklist 192.0.2.25 -ZoneFile $args[0] -NameServer $args[1] -Store $args[2] -TimeoutSeconds 1";
        const string Export = "[pscustomobject]@{ Email = 'a@us.test' } | Export-CrmContact $args[0] -Store $args[1]";
        const string Ask = "[pscustomobject]@{ Email = 'a@us.test' } | New-CrmReengagement -Destination $args[0] -Store $args[1] -From news@us.test -PostalAddress '1 Street' -UnsubscribeUri 'https://us.test/{{Token}}' -SkipBlocklistCheck";
        string store = _folder.File("store.db"), list = _folder.File("list.csv");
        _dns.Add("2.0.0.127.bl.test", "A", "127.0.0.2").Add("25.2.0.192.bl.test", "A", "127.0.0.2");
        _session.RunClean(Check + " -CreateStore", Zones(), _dns.NameServer, store);
        Assert.StartsWith("Newly listed", Assert.Single(_session.Warnings), StringComparison.Ordinal);

        Assert.StartsWith("SenderIsListed", _session.ErrorIdOf(Export + " -Profile mailchimp", list, store), StringComparison.Ordinal);
        Assert.StartsWith("SenderIsListed", _session.ErrorIdOf(Export + " -ExcludeSuppressed", list, store), StringComparison.Ordinal);
        Assert.StartsWith("SenderIsListed", _session.ErrorIdOf(Export + " -Profile Brevo -AllowListedSender 192.0.2.26", list, store), StringComparison.Ordinal);
        Assert.StartsWith("SenderIsListed", _session.ErrorIdOf(Ask, _folder.File("round"), store), StringComparison.Ordinal);
        Assert.False(File.Exists(list));
        Assert.StartsWith("SenderInvalid", _session.ErrorIdOf(Export + " -AllowListedSender 'no sender'", list, store), StringComparison.Ordinal);
        // Only lists for sending are held back, and only until somebody names the sender.
        _session.RunClean(Export + " -Profile Salesforce", list, store);
        _session.RunClean(Export + " -Profile Mailchimp -AllowListedSender 192.0.2.25", list, store);
        _session.RunClean(Ask + " -AllowListedSender 192.0.2.25", _folder.File("round"), store);

        // A list that is silent has not taken the listing back.
        _dns.Silence("25.2.0.192.bl.test");
        _session.RunClean(Check, Zones(), _dns.NameServer, store);
        Assert.StartsWith("SenderIsListed", _session.ErrorIdOf(Export + " -Profile Mailchimp", list, store), StringComparison.Ordinal);
        _dns.Heal("25.2.0.192.bl.test");
        _dns.Remove("25.2.0.192.bl.test");
        _session.RunClean(Check, Zones(), _dns.NameServer, store);
        Assert.StartsWith("No longer listed", Assert.Single(_session.Warnings), StringComparison.Ordinal);
        _session.RunClean(Export + " -Profile Mailchimp", list, store);
    }

    [Fact]
    public void A_key_is_a_secure_string()
    {
        string zones = _folder.Write("keyed.json", """[ { "zone": "bl.test", "name": "Test list", "keyed": "{key}.dq.test", "needsKey": true, "codes": [] } ]""");
        _dns.Add("2.0.0.127.s3cret.dq.test", "A", "127.0.0.2");
        PSObject result = Assert.Single(_session.RunClean("$key = [securestring]::new(); 's3cret'.ToCharArray() | ForEach-Object { $key.AppendChar($_) }; Test-CrmBlocklist 192.0.2.25 -ZoneFile $args[0] -NameServer $args[1] -Key @{ 'bl.test' = $key }", zones, _dns.NameServer));
        Assert.Equal("NotListed", result.Properties["Reason"].Value.ToString());
        Assert.StartsWith("ArgumentInvalid", _session.ErrorIdOf("Test-CrmBlocklist 192.0.2.25 -ZoneFile $args[0] -NameServer $args[1] -Key @{ 'bl.test' = 's3cret' }", zones, _dns.NameServer), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", _session.Errors.Count == 0 ? string.Empty : _session.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_own_host_is_audited()
    {
        using LoopbackSmtp control = new();
        _dns.Add("25.2.0.192.in-addr.arpa", "PTR", "probe.us.test").Add("probe.us.test", "A", "192.0.2.25").Add("2.0.0.127.bl.test", "A", "127.0.0.2");
        string policy = _folder.Write("policy.json", "{ \"verification\": { \"mailbox\": { \"from\": \"probe@us.test\", \"heloName\": \"probe.us.test\", \"routes\": { \"control.test\": \"127.0.0.1:" + control.EndPoint.Port + "\" } } } }");
        const string Script = "Test-CrmProbeHost $args[0] -Address 192.0.2.25 -ControlDomain control.test -NameServer $args[1] -ZoneFile $args[2]";
        PSObject report = Assert.Single(_session.RunClean(Script, policy, _dns.NameServer, Zones()));
        Assert.True((bool)report.Properties["IsFit"].Value, string.Join('\n', (IEnumerable<object>)report.Properties["Checks"].Value));
        control.Greeting = "554 no";
        Assert.Equal(false, Assert.Single(_session.RunClean(Script + " -Quiet", policy, _dns.NameServer, Zones())).BaseObject);
        Assert.StartsWith("ArgumentInvalid", _session.ErrorIdOf("Test-CrmProbeHost"), StringComparison.Ordinal);
    }
}
