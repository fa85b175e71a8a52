using System.Management.Automation;
using CrmHygiene.Core.Verification.Domains;

namespace CrmHygiene.Cmdlets.Verification;

/// <summary>Tests domains: whether they take mail, and whether the company behind may be gone.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CrmDomain", DefaultParameterSetName = "Finding")]
[OutputType(typeof(DomainFinding), ParameterSetName = ["Finding"])]
[OutputType(typeof(Contact), ParameterSetName = ["PassThru"])]
[OutputType(typeof(bool), ParameterSetName = ["Quiet"])]
public sealed class TestCrmDomainCommand : ContactCmdlet
{
    private DomainVerifier<Contact?>? _verifier;

    /// <summary>Domains, e-mail addresses or web sites as text, or contacts: the domain of the e-mail address counts, else of the web site.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 0)]
    [AllowNull]
    [AllowEmptyString]
    public override PSObject? InputObject { get; set; }

    /// <summary>Files with companies and domains that you know to be gone: a name or a domain a line.</summary>
    [Parameter]
    public string[]? GoneList { get; set; }

    /// <summary>The RDAP service to ask when registrations end, such as https://rdap.org. Nobody is asked without it.</summary>
    [Parameter]
    public Uri? RdapServer { get; set; }

    /// <summary>The DNS servers to ask, as IP addresses with an optional port. The system's by default.</summary>
    [Parameter]
    public string[] NameServer { get; set; } = [];

    /// <summary>Seconds to wait for one DNS answer before asking again.</summary>
    /// <value>5</value>
    [Parameter]
    [ValidateRange(1, 300)]
    public int TimeoutSeconds { get; set; } = 5;

    /// <summary>How many domains are asked about at the same time.</summary>
    /// <value>64</value>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 64;

    /// <summary>Domains that certainly take mail and are asked about first. A resolver that fails them is unfit, and every verdict Unknown.</summary>
    [Parameter]
    public string[]? ControlDomain { get; set; }

    /// <summary>Passes every contact on, in input order, with the finding attached.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "PassThru")]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Gives true or false instead of a finding: true for Valid and not on the list of gone companies.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Quiet")]
    public SwitchParameter Quiet { get; set; }

    /// <summary>The verdict that is good enough for -Quiet. In order: Valid, Risky, Unknown, Invalid.</summary>
    [Parameter(ParameterSetName = "Quiet")]
    public Verdict MinimumVerdict { get; set; } = Verdict.Valid;

    private protected override bool TextIsPath => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            _verifier = new DomainVerifier<Contact?>(new DomainVerifierOptions
            {
                Dns = DnsCmdletOptions.Of(NameServer, TimeoutSeconds, ThrottleLimit, ControlDomain),
                Gone = GoneList is null ? null : GoneFiles.Read(this, GoneList),
                RdapServer = RdapServer,
            }, StopToken);
        }
        catch (FormatException exception)
        {
            ThrowTerminatingError(Errors.NameServerInvalid(exception, NameServer));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.ArgumentInvalid(exception, RdapServer));
        }
    }

    private protected override void ProcessText(string text) => Add(null, text);

    private protected override void ProcessContact(Contact contact, Finding? finding) => Add(contact, null);

    /// <inheritdoc/>
    protected override void EndProcessing() => Cancellable(() =>
    {
        foreach ((Contact? contact, DomainFinding finding) in _verifier!.Drain()) Emit(contact, finding);
        if (_verifier.ResolverFault is { } fault)
            WriteWarning($"The DNS resolver failed the control queries, so domains could not be judged: those verdicts are Unknown and remove nobody. {fault}");
    });

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _verifier?.Dispose();
        base.Dispose(disposing);
    }

    private void Add(Contact? contact, string? text) => Cancellable(() =>
    {
        _verifier!.Add(contact, text, contact);
        while (_verifier.TryTake(out Contact? item, out DomainFinding? finding)) Emit(item, finding);
    });

    private void Emit(Contact? contact, DomainFinding finding)
    {
        if (Quiet) WriteObject(!finding.IsGone && finding.Verdict.IsAtLeast(MinimumVerdict));
        else if (!PassThru) WriteObject(finding);
        else if (contact is not null)
        {
            contact.Attach(finding);
            WriteObject(contact);
        }
        else WriteError(Errors.TextHasNoContact());
    }
}
