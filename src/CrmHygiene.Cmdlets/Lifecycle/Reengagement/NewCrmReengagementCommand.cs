using System.Management.Automation;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Lifecycle.Reengagement;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Cmdlets.Lifecycle.Reengagement;

/// <summary>Writes the send list and the templates that ask silent contacts whether they still want to hear from us, and remembers who is asked.</summary>
[Cmdlet(VerbsCommon.New, "CrmReengagement", DefaultParameterSetName = "Checked", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ReengagementRound))]
public sealed class NewCrmReengagementCommand : ReengagementCmdlet
{
    private readonly ReengagementList _list = new();

    /// <summary>The folder for the send list and the templates. It is made where it is missing; templates that are there are kept as they are.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Destination { get; set; } = string.Empty;

    /// <summary>Our sender, such as 'Shop &lt;news@example.com>'.</summary>
    [Parameter(Mandatory = true)]
    public string From { get; set; } = string.Empty;

    /// <summary>Our postal address, which marketing mail must carry.</summary>
    [Parameter(Mandatory = true)]
    public string PostalAddress { get; set; } = string.Empty;

    /// <summary>The https address that unsubscribes by POST (RFC 8058), with {{Token}} where the person's token goes.</summary>
    [Parameter(Mandatory = true)]
    public string UnsubscribeUri { get; set; } = string.Empty;

    /// <summary>Our name.</summary>
    [Parameter]
    public string Company { get; set; } = string.Empty;

    /// <summary>The most contacts of one list; the rest is for the next.</summary>
    /// <value>5000</value>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int MaxCount { get; set; } = 5000;

    /// <summary>What Test-CrmBlocklist said of our IP addresses and domains. While one of them is listed no send list is written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Checked")]
    [AllowEmptyCollection]
    public PSObject[] Blocklist { get; set; } = [];

    /// <summary>Writes the list although nobody looked whether we are blocklisted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Unchecked")]
    public SwitchParameter SkipBlocklistCheck { get; set; }

    /// <summary>Senders for which the list is written although they are on a blocklist.</summary>
    [Parameter]
    public string[] AllowListedSender { get; set; } = [];

    /// <summary>Makes the store where it is missing.</summary>
    [Parameter]
    public SwitchParameter CreateStore { get; set; }

    private protected override bool MayCreateStore => CreateStore;

    private protected override void BeginWithPolicy(CrmPolicy policy)
    {
        base.BeginWithPolicy(policy);
        HashSet<string> allowed = SenderGate.Allowed(this, AllowListedSender);
        if (!SkipBlocklistCheck && Blocklist.Length == 0)
            ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException("-Blocklist has no results. Pass what Test-CrmBlocklist says of our senders, or -SkipBlocklistCheck."), null));
        SenderGate.RequireUnlisted(this, Blocklist, allowed);
        SenderGate.Require(this, Run, StoreInUse, allowed, [.. Blocklist.Select(r => r.BaseObject).OfType<BlocklistResult>()]);
    }

    private protected override void ProcessContact(Contact contact, Finding? finding) => _list.Add(StatusOf(contact), MaxCount);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string folder = ResolveDestination(Destination);
        if (_list.NotAskable.Any()) WriteWarning($"Silent, but may not be asked: {ReengagementList.Describe(_list.NotAskable)}. They stay as they are until that is recorded, or until somebody removes them by name (Remove-CrmStaleContact -SkipReengagement).");
        if (!ShouldProcess(folder, $"Ask {Counted.Of(_list.Selected.Count, "contact")} whether they want to hear from us")) return;
        try
        {
            CrmStore? store = null;
            if (_list.Selected.Count > 0) WithStore(() => store = Run.StoreToWrite(this, StoreInUse) ?? throw new StoreException(StoreProblem.StoreMissing, StoreInUse.Location.Path, "Re-engagement needs a store that remembers who was asked. Name one with -Store."));
            ReengagementRound round = _list.Write(folder, From, Company, PostalAddress, UnsubscribeUri, MessageCount, AsOf.ToUniversalTime());
            // Remembered once the files are there: a run that fails asks nobody.
            if (store is not null) WithStore(() =>
            {
                Run.NoteFile(KnownFiles.SendList, round.SendList);
                Book.Record(store, _list.Selected);
            });
            WriteObject(round);
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.ArgumentInvalid(exception, null));
        }
    }
}
