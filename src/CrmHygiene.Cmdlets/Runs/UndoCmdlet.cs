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

    /// <summary>Takes back a run, or one contact of it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="run">The run.</param>
    /// <param name="contact">The contact's id or e-mail address; null takes all.</param>
    private protected void TakeBack(CrmStore store, long run, string? contact)
    {
        try
        {
            SuppressionList suppression = SuppressionList.Load(store, SuppressionKey.PathOf(PolicyInForce));
            var undo = new RunUndo(store, new UndoRequest
            {
                RunId = run,
                IsErased = suppression.IsErased,
                IsSuppressed = contact => suppression.IsSuppressed(contact),
                Contact = contact,
                Path = Path is null ? null : ResolveDestination(Path),
                Destination = Destination is null ? null : ResolveDestination(Destination),
            });
            foreach (UndoResult plan in undo.Plan)
                if (!ShouldProcess(plan.Path, $"Put {Counted.Of(plan.Restored, "contact")} and {Counted.Of(plan.Fields, "field")} back")) return;
            foreach (UndoResult result in undo.Apply(new RunRequest { Command = JoinRun().Describe(), Policy = PolicyInForce }))
            {
                if (result.Drift.Count > 0) WriteWarning($"{result.Drift.Count} changes were left alone, as they are no longer what the run made of them, or must stay; see Drift.");
                if (result.StillSuppressed > 0) WriteWarning($"{result.StillSuppressed} of the contacts put back {Counted.Verb(result.StillSuppressed, "stays", "stay")} suppressed and must not be mailed.");
                WriteObject(result);
            }
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
}
