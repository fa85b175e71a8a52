using System.Management.Automation;
using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Lifecycle.Staleness;

namespace CrmHygiene.Cmdlets.Lifecycle;

/// <summary>Removes stale contacts: archives them with their reasons in a file, then passes on the rest.</summary>
[Cmdlet(VerbsCommon.Remove, "CrmStaleContact", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Contact))]
public sealed class RemoveCrmStaleContactCommand : StaleCmdlet
{
    private RemovalPlan? _plan;

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

    /// <summary>Makes the store where it is missing. Without it a store that is named has to be there, so that a task under another account never sees an empty one.</summary>
    [Parameter]
    public SwitchParameter CreateStore { get; set; }

    private protected override bool MayCreateStore => CreateStore;

    private protected override void BeginWithPolicy(CrmPolicy policy)
    {
        base.BeginWithPolicy(policy);
        _plan = new RemovalPlan(SkipReengagement);
    }

    private protected override void ProcessContact(Contact contact, Finding? finding) =>
        _plan!.Add(contact, finding is null ? Judge(contact) : [StaleEvidence.AsGiven(finding)]);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        RemovalPlan plan = _plan!;
        RequireWithinLimits(plan);
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
        if (plan.ReviewCount > 0) WriteVerbose($"{plan.ReviewCount} stale contacts were kept for review or to be asked once more.");
        Run.Ended(this);
    }

    private void RequireWithinLimits(RemovalPlan plan)
    {
        var limit = new RemovalLimit(MaxRemovePercent ?? PolicyInForce.Limits.MaxRemovePercent, MaxRemoveCount ?? PolicyInForce.Limits.MaxRemoveCount);
        RemovalCheck check = limit.Check(plan.DropCount + plan.UnsubscribeCount, plan.SourceTotal);
        if (!check.Allowed) ThrowTerminatingError(Errors.LimitExceeded(check));
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
                plan.Journal(run);
                run.Flush();
            });
        }
        if (path is not null) Tell($"{plan.DropCount} contacts removed; they are kept with their reasons in '{path}'.");
    }
}
