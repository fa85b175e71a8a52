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
    public void A_key_may_be_a_secure_string()
    {
        string zones = _folder.Write("keyed.json", """[ { "zone": "bl.test", "name": "Test list", "keyed": "{key}.dq.test", "needsKey": true, "codes": [] } ]""");
        _dns.Add("2.0.0.127.s3cret.dq.test", "A", "127.0.0.2");
        PSObject result = Assert.Single(_session.RunClean("$key = [securestring]::new(); 's3cret'.ToCharArray() | ForEach-Object { $key.AppendChar($_) }; Test-CrmBlocklist 192.0.2.25 -ZoneFile $args[0] -NameServer $args[1] -Key @{ 'bl.test' = $key }", zones, _dns.NameServer));
        Assert.Equal("NotListed", result.Properties["Reason"].Value.ToString());
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
