using System.Management.Automation;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Runs;

/// <summary>Takes single contacts back: as they were before a run changed, merged or removed them.</summary>
[Cmdlet(VerbsData.Restore, "CrmContact", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(UndoResult))]
public sealed class RestoreCrmContactCommand : UndoCmdlet
{
    private readonly List<string> _contacts = [];

    /// <summary>The ids or e-mail addresses of the contacts.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Email")]
    public string[] Contact { get; set; } = [];

    /// <summary>The run to take them back from. By default the latest that touched the contact.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RunCompleter))]
    public long? RunId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _contacts.AddRange(Contact);

    /// <summary>All at once: each list is read and written once, whatever number of contacts goes back into it.</summary>
    protected override void EndProcessing() => WithStore(() =>
    {
        JoinRun();
        using CrmStore store = OpenStore();
        IReadOnlyList<(long Run, IReadOnlyCollection<string> Contacts)> runs = RunLog.LastOf(store, _contacts, RunId);
        HashSet<string> found = new(runs.SelectMany(r => r.Contacts), StringComparer.OrdinalIgnoreCase);
        foreach (string contact in _contacts.Where(c => !found.Contains(c)).Distinct(StringComparer.OrdinalIgnoreCase)) WriteError(Errors.ContactNotInJournal(contact));
        foreach ((long run, IReadOnlyCollection<string> contacts) in runs) TakeBack(store, run, contacts);
    });
}
