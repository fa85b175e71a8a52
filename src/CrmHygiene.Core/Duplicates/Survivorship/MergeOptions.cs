namespace CrmHygiene.Core.Duplicates.Survivorship;

/// <summary>How a group of contacts becomes one.</summary>
public sealed record MergeOptions
{
    /// <summary>What makes the winner; the next rule decides where the one before is level. Default: most complete, most recent, most engaged, oldest.</summary>
    public IReadOnlyList<WinnerRule> Winner { get; init; } = [WinnerRule.MostComplete, WinnerRule.MostRecent, WinnerRule.MostEngaged, WinnerRule.Oldest];

    /// <summary>The least lead, in fields, days or events, by which a rule decides; below it the rule is level. Default 1.</summary>
    public double MinimumLead { get; init; } = 1;

    /// <summary>Which contact gives single fields or columns, by name. The others keep every distinct address and number and fill what is empty.</summary>
    public IReadOnlyDictionary<string, FieldRule> FieldRules { get; init; } = new Dictionary<string, FieldRule>();

    /// <summary>Sources, the most trusted first: file names, with or without extension, or values of the lead source.</summary>
    public IReadOnlyList<string> SourcePriority { get; init; } = [];

    /// <summary>A score of one's own for <see cref="WinnerRule.Score"/>; null for a contact without one.</summary>
    public Func<Contact, double?>? Score { get; init; }

    /// <summary>Keeps the contact whose person was last active as it is and drops the others, instead of merging. Restrictions are kept all the same.</summary>
    public bool KeepNewest { get; init; }

    /// <summary>Larger groups need a person. Default 10.</summary>
    public int MaxGroupSize { get; init; } = 10;

    /// <summary>Checks that each field can follow its rule.</summary>
    /// <exception cref="ArgumentException">A field cannot follow its rule, or a rule lacks what it needs.</exception>
    public void Validate()
    {
        _ = new ChosenRules(this);
        if (SourcePriority.Count == 0 && (Winner.Contains(WinnerRule.SourcePriority) || FieldRules.Values.Contains(FieldRule.MostTrusted))) throw new ArgumentException("The rules SourcePriority and MostTrusted need a source priority.");
        if (Score is null && Winner.Contains(WinnerRule.Score)) throw new ArgumentException("The rule Score needs a score.");
    }
}
