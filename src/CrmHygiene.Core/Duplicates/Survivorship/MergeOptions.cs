namespace CrmHygiene.Core.Duplicates.Survivorship;

/// <summary>How a group of contacts becomes one.</summary>
public sealed record MergeOptions
{
    /// <summary>What makes the winner; the next rule decides where the one before is level. Default: most complete, most recent, most engaged, oldest.</summary>
    public IReadOnlyList<WinnerRule> Winner { get; init; } = [WinnerRule.MostComplete, WinnerRule.MostRecent, WinnerRule.MostEngaged, WinnerRule.Oldest];

    /// <summary>The least lead, in fields, days or events, by which a rule decides; below it the rule is level. Default 1.</summary>
    public double MinimumLead { get; init; } = 1;

    /// <summary>Larger groups need a person. Default 10.</summary>
    public int MaxGroupSize { get; init; } = 10;
}
