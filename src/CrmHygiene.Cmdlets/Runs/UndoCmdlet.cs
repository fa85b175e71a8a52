using System.Management.Automation;
using CrmHygiene.Core.Changes.Imports;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Cmdlets.Runs;

/// <summary>What taking back a run and taking back one contact share.</summary>
public abstract class UndoCmdlet : StoreCmdlet
{
    /// <summary>The list to take it back in. By default the file the run wrote.</summary>
    [Parameter]
    public string? Path { get; set; }

    /// <summary>The file to write. By default the list itself, which is replaced when the new one is complete.</summary>
    [Parameter]
    public string? Destination { get; set; }

    /// <summary>Takes back an import.</summary>
    /// <param name="store">The store.</param>
    /// <param name="import">The import.</param>
    private protected void TakeBack(CrmStore store, CrmImport import)
    {
        try
        {
            var undo = new ImportUndo(store, import, Path is null ? null : ResolveDestination(Path), Destination is null ? null : ResolveDestination(Destination));
            foreach (UndoResult plan in undo.Plan)
                if (!ShouldProcess(plan.Path, $"Remove the {Counted.Of(plan.Dropped, "contact")} of import {import.Id}")) return;
            foreach (UndoResult result in undo.Apply(new RunRequest { Command = JoinRun().Describe(), Policy = PolicyInForce })) WriteObject(result);
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.RunNotUndone(exception, import.Id));
        }
    }

    /// <summary>Takes back a run, or single contacts of it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="run">The run.</param>
    /// <param name="contacts">The contacts' ids or e-mail addresses; null takes all.</param>
    private protected void TakeBack(CrmStore store, long run, IReadOnlyCollection<string>? contacts)
    {
        try
        {
            SuppressionList suppression = SuppressionList.Load(store, SuppressionKey.PathOf(PolicyInForce));
            var request = new UndoRequest
            {
                RunId = run,
                IsErased = suppression.IsErased,
                IsSuppressed = contact => suppression.IsSuppressed(contact),
                Contacts = contacts,
                Path = Path is null ? null : ResolveDestination(Path),
                Destination = Destination is null ? null : ResolveDestination(Destination),
                CancellationToken = StopToken,
            };
            Cancellable(() => TakeBack(StageProgress.Run(this, Activity(run), progress => new RunUndo(store, request, progress), StopToken)));
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.RunNotUndone(exception, run));
        }
    }

    private static string Activity(long run) => $"Taking back run {run}";

    private void TakeBack(RunUndo undo)
    {
        foreach (UndoResult plan in undo.Plan)
            if (!ShouldProcess(plan.Path, $"Put {Counted.Of(plan.Restored, "contact")} and {Counted.Of(plan.Fields, "field")} back")) return;
        var request = new RunRequest { Command = JoinRun().Describe(), Policy = PolicyInForce };
        foreach (UndoResult result in StageProgress.Run(this, Activity(undo.Plan[0].RunId), progress => undo.Apply(request, progress), StopToken))
        {
            if (result.Drift.Count > 0) WriteWarning($"{Counted.Of(result.Drift.Count, "change")} {Counted.Verb(result.Drift.Count, "was", "were")} left alone, as {Counted.Verb(result.Drift.Count, "it is", "they are")} no longer what the run made of {Counted.Verb(result.Drift.Count, "it", "them")}, or must stay; see Drift.");
            if (result.StillSuppressed > 0) WriteWarning($"{result.StillSuppressed} of the contacts put back {Counted.Verb(result.StillSuppressed, "stays", "stay")} suppressed and must not be mailed.");
            WriteObject(result);
        }
    }
}
