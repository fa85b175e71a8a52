using System.Management.Automation;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Lifecycle.Suppression;

/// <summary>Tests whether addresses or contacts are suppressed.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CrmSuppression", DefaultParameterSetName = "Finding")]
[OutputType(typeof(SuppressionFinding), ParameterSetName = ["Finding"])]
[OutputType(typeof(Contact), ParameterSetName = ["PassThru"])]
[OutputType(typeof(bool), ParameterSetName = ["Quiet"])]
public sealed class TestCrmSuppressionCommand : ContactCmdlet
{
    private SuppressionList? _list;
    private CrmStore? _store;

    /// <summary>Addresses, contacts, or any objects whose properties name contact fields.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 0)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <summary>The way of contact.</summary>
    /// <value>Mail</value>
    [Parameter]
    public SuppressionChannel Channel { get; set; } = SuppressionChannel.Mail;

    /// <summary>The topic or brand; entries for all topics always count. Any by default.</summary>
    [Parameter]
    public string? Topic { get; set; }

    /// <summary>Passes every contact on, in input order, with its finding attached.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "PassThru")]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Gives a Boolean: true where it is suppressed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Quiet")]
    public SwitchParameter Quiet { get; set; }

    /// <summary>The store. By default that of $env:CRMHYGIENE_STORE, else the policy's, else your own.</summary>
    [Parameter]
    public string? Store { get; set; }

    /// <summary>The policy file (JSON), which may name the store and the key.</summary>
    [Parameter]
    public string? Policy { get; set; }

    private protected override bool TextIsPath => false;

    /// <inheritdoc/>
    protected override void BeginProcessing() => WithStore(() =>
    {
        CrmPolicy policy = PolicyLoader.Load(this, Policy);
        // Without the store nothing can be said, so that this fails rather than saying "not suppressed".
        _store = CrmStore.Open(StoreChoice.Of(this, Store, false, policy).Location.Path);
        _list = SuppressionList.Load(_store, SuppressionKey.PathOf(policy));
    });

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _store?.Dispose();
        base.Dispose(disposing);
    }

    private protected override void ProcessText(string text) => Emit(null, text, _list!.Find(text, Channel, Topic));

    private protected override void ProcessContact(Contact contact, Finding? finding)
    {
        string[] addresses = [.. SuppressionList.Addresses(contact)];
        string first = addresses.FirstOrDefault(a => _list!.Find(a, Channel, Topic) is not null) ?? addresses.FirstOrDefault() ?? string.Empty;
        Emit(contact, first, _list!.Find(first, Channel, Topic));
    }

    private void Emit(Contact? contact, string address, CrmHygiene.Suppression? entry)
    {
        var finding = new SuppressionFinding(contact, address, entry);
        if (Quiet) WriteObject(finding.IsSuppressed);
        else if (!PassThru) WriteObject(finding);
        else if (contact is null) ThrowTerminatingError(Errors.TextHasNoContact());
        else
        {
            contact.Attach(finding);
            WriteObject(contact);
        }
    }
}
