namespace CrmHygiene;

/// <summary>When contacts are duplicates.</summary>
public sealed record PolicyDuplicates
{
    /// <summary>Probability from which a pair is certain enough to merge, 0.5 to 1. Default 0.995: a wrong merge costs more than a missed one.</summary>
    public double Threshold { get; init; } = 0.995;

    /// <summary>Probability from which a pair is shown for review, 0.05 to the threshold. Default 0.5.</summary>
    public double ReviewThreshold { get; init; } = 0.5;

    /// <summary>The largest group that is merged without being looked at, 2 to 1000. Default 10.</summary>
    public int MaxGroupSize { get; init; } = 10;

    /// <summary>What makes the contact that survives a merge; the next rule decides where the one before is level. Empty is the default order.</summary>
    public IReadOnlyList<WinnerRule> Winner { get; init; } = [];

    /// <summary>The least lead, in fields, days or events, by which a rule decides. Default 1.</summary>
    public double MinimumLead { get; init; } = 1;

    /// <summary>Which contact gives single fields or columns, by name. The others keep every distinct address and number and fill what is empty.</summary>
    public IReadOnlyDictionary<string, FieldRule> FieldRules { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, FieldRule>.Empty;

    /// <summary>Sources, the most trusted first: file names or lead sources.</summary>
    public IReadOnlyList<string> SourcePriority { get; init; } = [];

    /// <summary>Keeps the contact whose person was last active as it is and drops the others, instead of merging values.</summary>
    public bool KeepNewest { get; init; }

    /// <summary>The file with what people decided about pairs (Confirm-CrmDuplicate), relative to the policy; null where there is none.</summary>
    public string? DecisionFile { get; init; }
}
