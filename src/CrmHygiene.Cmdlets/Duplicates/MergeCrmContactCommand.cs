using System.Collections;
using System.Management.Automation;
using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Duplicates.Survivorship;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Cmdlets.Duplicates;

/// <summary>Merges duplicates: one contact of each certain group, with every distinct e-mail and phone; the others are archived.</summary>
[Cmdlet(VerbsData.Merge, "CrmContact", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Contact))]
public sealed class MergeCrmContactCommand : PolicyChangingCmdlet
{
    private CrmPolicy _policy = CrmPolicy.Default;
    private readonly HashSet<DuplicateGroup> _unsure = new(ReferenceEqualityComparer.Instance);
    private MergePlan? _plan;
    private int _maxGroupSize;

    /// <summary>Contacts of Find-CrmDuplicate -PassThru, or findings of Find-CrmDuplicate that you chose. Certain groups are merged.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <summary>What makes the contact that survives; the next rule decides where the one before is level.</summary>
    /// <value>MostComplete, MostRecent, MostEngaged, Oldest</value>
    [Parameter]
    public WinnerRule[]? Winner { get; set; }

    /// <summary>
    /// Which contact gives single fields or columns: a table of names and FillEmpty, Winner, Newest, Oldest, Longest,
    /// MostCommon, MostTrusted, Min, Max, Sum or Union. Fields of an address, a job or a name move together.
    /// </summary>
    [Parameter]
    public Hashtable FieldRule { get; set; } = [];

    /// <summary>Sources, the most trusted first, for the rules SourcePriority and MostTrusted: file names or lead sources.</summary>
    [Parameter]
    public string[] SourcePriority { get; set; } = [];

    /// <summary>A score of your own for the winner rule Score: a script that gets the contact as $_ and gives a number.</summary>
    [Parameter]
    public ScriptBlock? Score { get; set; }

    /// <summary>The least lead, in fields, days, events or points, by which a contact wins; below it there is no winner, and the group stays for a person.</summary>
    /// <value>1</value>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double? MinimumLead { get; set; }

    /// <summary>Keeps the contact whose person was last active as it is and drops the others, instead of merging values.</summary>
    [Parameter]
    public SwitchParameter KeepNewest { get; set; }

    /// <summary>The largest group that is merged; larger ones stay for a person.</summary>
    /// <value>10</value>
    [Parameter]
    [ValidateRange(2, 10_000)]
    public int? MaxGroupSize { get; set; }

    /// <summary>Also merges groups for review, where their findings are given: somebody looked at them.</summary>
    [Parameter]
    public SwitchParameter IncludeReview { get; set; }

    /// <summary>The file for the contacts that were merged into others; it must not exist. By default merged-contacts-(time).csv in the current folder.</summary>
    [Parameter]
    public string? ArchivePath { get; set; }

    /// <summary>The most contacts that may go into others, in percent of the source. More stops the run before anything is written.</summary>
    /// <value>20</value>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double? MaxRemovePercent { get; set; }

    /// <summary>The most contacts that may go into others. More stops the run before anything is written.</summary>
    /// <value>5000</value>
    [Parameter]
    [ValidateRange(0L, long.MaxValue)]
    public long? MaxRemoveCount { get; set; }

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
        _policy = policy;
        MergeOptions options = DuplicatePolicy.MergeOptions(policy);
        options = options with
        {
            MaxGroupSize = MaxGroupSize ?? options.MaxGroupSize,
            FieldRules = MergeInput.FieldRules(this, FieldRule, options.FieldRules),
            SourcePriority = SourcePriority.Length > 0 ? SourcePriority : options.SourcePriority,
            Score = Score is null ? null : MergeInput.ScoreOf(Score),
            MinimumLead = MinimumLead ?? options.MinimumLead,
            KeepNewest = MyInvocation.BoundParameters.ContainsKey(nameof(KeepNewest)) ? KeepNewest : options.KeepNewest,
        };
        if (Winner is not null) options = options with { Winner = Winner };
        else if (Score is not null) options = options with { Winner = [WinnerRule.Score] };
        else if (SourcePriority.Length > 0 && !options.Winner.Contains(WinnerRule.SourcePriority)) options = options with { Winner = [WinnerRule.SourcePriority, .. options.Winner] };
        MergeInput.Check(this, options);
        _maxGroupSize = options.MaxGroupSize;
        _plan = new MergePlan(options);
    }

    private protected override void ProcessContact(Contact contact, Finding? finding)
    {
        DuplicateGroup? group = (finding as DuplicateFinding ?? contact.GetFinding<DuplicateFinding>())?.Group;
        bool sure = group is { Band: MatchBand.Certain } || (group is { Reason: "TooLarge" } && group.Count <= _maxGroupSize);
        if (!sure && finding is DuplicateFinding && group is not null)
        {
            sure = IncludeReview;
            if (!sure) _unsure.Add(group);
        }
        _plan!.Add(contact, sure ? group : null, byFinding: finding is not null);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        MergePlan plan = _plan!;
        plan.Decide(StopToken);
        if (_unsure.Count > 0) WriteWarning($"{Counted.Of(_unsure.Count, "group")} for review left as {Counted.Verb(_unsure.Count, "it is", "they are")}. -IncludeReview merges those you looked at, Confirm-CrmDuplicate asks about each.");
        if (PlanPath is not null)
        {
            string path = ResolveDestination(PlanPath);
            plan.Describe(Run.PlanFor(path));
            SavePlan(path);
            foreach (Contact contact in plan.Remaining(planned: true)) WriteObject(contact);
            Run.Ended(this);
            return;
        }
        RequireWithin(new BlastRadius(_policy.Limits, MaxRemovePercent, MaxRemoveCount, MaxRemoveWeekPercent), [.. plan.Dropped], plan.SourceTotal, plan.Describe);
        RunAnswer answer = plan.DropCount == 0
            ? IsPlanning ? RunAnswer.Plan : RunAnswer.Do
            : Ask(plan.Describe(), $"{plan.Describe()}. Merge?");
        if (answer == RunAnswer.Skip)
        {
            WriteObject(plan.Unchanged, enumerateCollection: true);
            Run.Ended(this);
            return;
        }
        if (answer == RunAnswer.Do && plan.DropCount > 0) Keep(plan);
        foreach ((string reason, long groups) in plan.Review) WriteVerbose($"Left for a person: {Counted.Of(groups, "group")}, {reason}.");
        foreach (Contact contact in plan.Remaining(planned: answer == RunAnswer.Plan)) WriteObject(contact);
        Run.Ended(this);
    }

    /// <summary>Archive and journal are on disk before the first contact goes on.</summary>
    private void Keep(MergePlan plan)
    {
        string path = WriteArchive(ArchivePath, "merged-contacts", plan.Archive);
        if (BeginRun() is { } run)
        {
            WithStore(() =>
            {
                plan.Journal(run);
                run.Flush();
            });
        }
        Tell($"{Counted.Of(plan.DropCount, "contact")} merged into {plan.MergedGroupCount:N0}; what was merged is kept in '{path}'.");
    }
}
