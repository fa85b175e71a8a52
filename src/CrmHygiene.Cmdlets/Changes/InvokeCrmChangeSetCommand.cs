using System.Management.Automation;
using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Changes.Plans;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Cmdlets.Changes;

/// <summary>Applies what is left of a change set to contacts, and passes on those that remain.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "CrmChangeSet", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Contact))]
public sealed class InvokeCrmChangeSetCommand : PolicyChangingCmdlet
{
    private const int ShownRefusals = 10;

    private readonly List<Contact> _contacts = [];
    private CrmPolicy _policy = CrmPolicy.Default;
    private IReadOnlyList<ChangeSetRow> _rows = [];
    private string _path = string.Empty;

    /// <summary>The contacts the plan was made of: contacts, any objects whose properties name contact fields, or files of contacts.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <summary>The change set: .csv, .xlsx or .json.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>The file for the contacts that are dropped; it must not exist. By default removed-contacts-(time).csv in the current folder.</summary>
    [Parameter]
    public string? ArchivePath { get; set; }

    /// <summary>The most that may be dropped, in percent of the source. More stops the run before anything is written.</summary>
    /// <value>20</value>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double? MaxRemovePercent { get; set; }

    /// <summary>The most contacts that may be dropped. More stops the run before anything is written.</summary>
    /// <value>5000</value>
    [Parameter]
    [ValidateRange(0L, long.MaxValue)]
    public long? MaxRemoveCount { get; set; }

    /// <summary>The most that may be removed of a list within seven days, in percent, by this and earlier runs. More stops the run before anything is written.</summary>
    /// <value>20</value>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double? MaxRemoveWeekPercent { get; set; }

    /// <summary>Makes the store where it is missing. Without it a store that is named has to be there, so that a task under another account never sees an empty one.</summary>
    [Parameter]
    public SwitchParameter CreateStore { get; set; }

    private protected override bool MayCreateStore => CreateStore;

    private protected override void BeginWithPolicy(CrmPolicy policy)
    {
        _policy = policy;
        _path = ResolveDestination(Path);
        try
        {
            _rows = ChangeSetFile.Read(_path);
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.ChangeSetInvalid(exception, _path));
        }
    }

    private protected override void ProcessContact(Contact contact, Finding? finding) => _contacts.Add(contact);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var application = new ChangeSetApplication(_contacts, _rows);
        foreach (ChangeSetRefusal refusal in application.Refusals.Take(ShownRefusals)) WriteError(Errors.ChangeSetRowRefused(refusal, _path));
        if (application.Refusals.Count > ShownRefusals) WriteError(Errors.MoreRowsRefused(_path, application.Refusals.Count - ShownRefusals));
        RequireWithin(new BlastRadius(_policy.Limits, MaxRemovePercent, MaxRemoveCount, MaxRemoveWeekPercent), [.. application.Dropped], _contacts.Count, null);
        RunAnswer answer = application.ChangeCount + application.DropCount == 0 ? IsPlanning ? RunAnswer.Plan : RunAnswer.Do : Ask(application.Describe(), $"{application.Describe()}?");
        IEnumerable<Contact> result = answer switch
        {
            RunAnswer.Skip => _contacts,
            RunAnswer.Plan => application.Apply(planned: true, null),
            _ => Apply(application),
        };
        foreach (Contact contact in result) WriteObject(contact);
        Run.Ended(this);
    }

    /// <summary>Archive and journal are on disk before the first contact goes on.</summary>
    private List<Contact> Apply(ChangeSetApplication application)
    {
        if (application.DropCount > 0)
        {
            string archive = WriteArchive(ArchivePath, "removed-contacts", application.Archive);
            Tell($"{Counted.Of(application.DropCount, "contact")} dropped, and kept in '{archive}'.");
        }
        RunJournal? run = application.ChangeCount + application.DropCount > 0 ? BeginRun() : null;
        List<Contact> kept = [];
        WithStore(() =>
        {
            if (run is not null)
            {
                SuppressionKey? key = _policy.HashSuppressed ? SuppressionKey.Require(run.Store, SuppressionKey.PathOf(_policy)) : null;
                run.CountSuppressed(SuppressionBook.Add(run.Store, application.ToSuppress($"run {run.Id}"), key) + application.OptOutCount);
            }
            kept = [.. application.Apply(planned: false, run)];
            run?.Flush();
        });
        return kept;
    }
}
