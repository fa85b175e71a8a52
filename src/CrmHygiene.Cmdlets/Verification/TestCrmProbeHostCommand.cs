using System.Management.Automation;
using System.Net;
using CrmHygiene.Core.Verification.Blocklists;
using CrmHygiene.Core.Verification.Mailbox;

namespace CrmHygiene.Cmdlets.Verification;

/// <summary>Tests whether this host is fit to ask mail hosts about recipients: port 25, names, blocklists.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CrmProbeHost", DefaultParameterSetName = "Report")]
[OutputType(typeof(ProbeHostReport), ParameterSetName = ["Report"])]
[OutputType(typeof(bool), ParameterSetName = ["Quiet"])]
public sealed class TestCrmProbeHostCommand : CrmCmdlet
{
    /// <summary>The policy file (JSON), whose sender and host name are tested. Parameters given by hand win.</summary>
    [Parameter(Position = 0)]
    public string? Policy { get; set; }

    /// <summary>The sender that would be named to mail hosts. By default the policy's.</summary>
    [Parameter]
    public string? From { get; set; }

    /// <summary>The full name of this host. By default the policy's.</summary>
    [Parameter]
    public string? HeloName { get; set; }

    /// <summary>The public IP addresses of this host, where it cannot see them itself because of address translation.</summary>
    [Parameter]
    public IPAddress[] Address { get; set; } = [];

    /// <summary>Domains whose mail hosts are greeted to see whether port 25 is open.</summary>
    [Parameter]
    public string[]? ControlDomain { get; set; }

    /// <summary>A file with the blocklists to ask, in place of the built-in ones.</summary>
    [Parameter]
    public string? ZoneFile { get; set; }

    /// <summary>The DNS servers to ask, as IP addresses with an optional port. The system's by default.</summary>
    [Parameter]
    public string[] NameServer { get; set; } = [];

    /// <summary>Seconds to wait for one DNS answer before asking again.</summary>
    /// <value>5</value>
    [Parameter]
    [ValidateRange(1, 300)]
    public int TimeoutSeconds { get; set; } = 5;

    /// <summary>Gives true or false instead of the report: true where no check failed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Quiet")]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing() => Cancellable(() =>
    {
        ProbeHostReport report = Audit().RunAsync(StopToken).GetAwaiter().GetResult();
        if (Quiet) WriteObject(report.IsFit);
        else WriteObject(report);
    });

    private ProbeHostAudit Audit()
    {
        MailboxOptions options = MailboxPolicy.ToOptions(PolicyLoader.Load(this, Policy).Mailbox);
        try
        {
            return new ProbeHostAudit(new ProbeHostOptions
            {
                Mailbox = options with { From = From ?? options.From, HeloName = HeloName ?? options.HeloName },
                Addresses = Address,
                Dns = DnsCmdletOptions.Of(NameServer, TimeoutSeconds, 32, ControlDomain),
                Zones = ZoneFile is null ? BlocklistZones.BuiltIn : BlocklistZones.Read(ResolveDestination(ZoneFile)),
            });
        }
        catch (FormatException exception)
        {
            ThrowTerminatingError(Errors.NameServerInvalid(exception, NameServer));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.ArgumentInvalid(exception, Policy));
        }
        catch (IOException exception)
        {
            ThrowTerminatingError(new ErrorRecord(exception, "ZoneFileInvalid", ErrorCategory.InvalidData, ZoneFile));
        }
        throw new PipelineStoppedException();
    }
}
