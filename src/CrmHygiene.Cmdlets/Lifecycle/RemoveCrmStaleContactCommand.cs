using System.Management.Automation;
using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Cmdlets.Lifecycle;

/// <summary>Removes stale contacts: archives them with their reasons in a file, then passes on the rest.</summary>
[Cmdlet(VerbsCommon.Remove, "CrmStaleContact", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Contact))]
public sealed class RemoveCrmStaleContactCommand : StaleCmdlet
{
    private RemovalPlan? _plan;
    private long _tooThin;

    /// <summary>Contacts, any objects whose properties name contact fields, files of contacts, or findings, which are honoured as given.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <summary>The file for the removed contacts and their reasons; it must not exist. By default removed-contacts-(time).csv in the current folder.</summary>
    [Parameter]
    public string? ArchivePath { get; set; }

    /// <summary>The most that may be removed, in percent of the source. More stops the run before anything is written.</summary>
    /// <value>20</value>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double? MaxRemovePercent { get; set; }

    /// <summary>The most contacts that may be removed. More stops the run before anything is written.</summary>
    /// <value>5000</value>
    [Parameter]
    [ValidateRange(0L, long.MaxValue)]
    public long? MaxRemoveCount { get; set; }

    /// <summary>Also removes contacts that should be asked once more whether they want to hear from us.</summary>
    [Parameter]
    public SwitchParameter SkipReengagement { get; set; }

    /// <summary>The most that may be removed of a list within seven days, in percent, by this and earlier runs. More stops the run before anything is written.</summary>
    /// <value>20</value>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double? MaxRemoveWeekPercent { get; set; }

    /// <summary>A file for the plan (.csv, .xlsx or .json) instead of doing it: a person strikes rows or changes After, and Invoke-CrmChangeSet applies the rest. Cmdlets of one pipeline may share a file.</summary>
    [Parameter]
    public string? PlanPath { get; set; }

    /// <summary>Makes the store where it is missing. Without it a store that is named has to be there, so that a task under another account never sees an empty one.</summary>
    [Parameter]
    public SwitchParameter CreateStore { get; set; }

    private protected override bool MayCreateStore => CreateStore;

    private protected override void BeginWithPolicy(CrmPolicy policy)
    {
        base.BeginWithPolicy(policy);
        _plan = new RemovalPlan(SkipReengagement);
    }

    private protected override void ProcessContact(Contact contact, Finding? finding)
    {
        if (finding is null)
        {
            _plan!.Add(contact, Judge(contact));
            return;
        }
        StaleFinding given = StaleEvidence.AsGiven(finding);
        if (given.Action == StaleAction.Review && finding is not StaleFinding) _tooThin++;
        _plan!.Add(contact, [given], byFinding: true);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        RemovalPlan plan = _plan!;
        if (_tooThin > 0) WriteWarning($"{Counted.Of(_tooThin, "finding")} of those given {Counted.Verb(_tooThin, "removes", "remove")} nobody: an address is removed when it was found invalid twice, 72 hours or more apart, duplicates are merged (Merge-CrmContact), and what says that nothing is wrong is no reason. The contacts are kept for review.");
        if (plan.DescribeNotAskable() is { Length: > 0 } stuck) WriteWarning(stuck);
        if (PlanPath is not null)
        {
            string path = ResolveDestination(PlanPath);
            plan.Describe(Run.PlanFor(path));
            SavePlan(path);
            foreach (Contact contact in plan.Remaining(planned: true)) WriteObject(contact);
            Run.Ended(this);
            return;
        }
        RequireWithin(new BlastRadius(PolicyInForce.Limits, MaxRemovePercent, MaxRemoveCount, MaxRemoveWeekPercent), [.. plan.Dropped], plan.SourceTotal, plan.Describe);
        RunAnswer answer = plan.DropCount + plan.UnsubscribeCount == 0
            ? IsPlanning ? RunAnswer.Plan : RunAnswer.Do
            : Ask(plan.Describe(), $"{plan.Describe()}?");
        if (answer == RunAnswer.Skip)
        {
            WriteObject(plan.Unchanged, enumerateCollection: true);
            Run.Ended(this);
            return;
        }
        if (answer == RunAnswer.Do) Keep(plan);
        foreach (Contact contact in plan.Remaining(planned: answer == RunAnswer.Plan)) WriteObject(contact);
        if (plan.ReviewCount > 0) WriteVerbose($"{Counted.Of(plan.ReviewCount, "stale contact")} kept for review or to be asked once more.");
        Run.Ended(this);
    }

    /// <summary>Archive and journal are on disk before the first contact goes on.</summary>
    private void Keep(RemovalPlan plan)
    {
        if (plan.DropCount + plan.UnsubscribeCount == 0) return;
        string? path = plan.DropCount > 0 ? WriteArchive(ArchivePath, "removed-contacts", plan.Archive) : null;
        if (BeginRun() is { } run)
        {
            WithStore(() =>
            {
                // Before anything rests on it: who opted out must not come back with a later import.
                SuppressionKey? key = PolicyInForce.HashSuppressed ? SuppressionKey.Require(run.Store, SuppressionKey.PathOf(PolicyInForce)) : null;
                run.CountSuppressed(SuppressionBook.Add(run.Store, plan.ToSuppress($"run {run.Id}"), key));
                plan.Journal(run);
                run.Flush();
            });
        }
        if (path is not null) Tell($"{Counted.Of(plan.DropCount, "contact")} removed, and kept with the reasons in '{path}'.");
    }
}
