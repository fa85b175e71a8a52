using CrmHygiene.Core.Duplicates.Survivorship;

namespace CrmHygiene.Core.Policy;

/// <summary>What a policy says about duplicates, for the matcher and the merge.</summary>
public static class DuplicatePolicy
{
    /// <summary>How groups become one contact.</summary>
    /// <param name="policy">The policy.</param>
    public static MergeOptions MergeOptions(CrmPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        PolicyDuplicates rules = policy.Duplicates;
        MergeOptions options = new()
        {
            MaxGroupSize = rules.MaxGroupSize,
            MinimumLead = rules.MinimumLead,
            FieldRules = rules.FieldRules,
            SourcePriority = rules.SourcePriority,
            KeepNewest = rules.KeepNewest,
        };
        if (rules.Winner.Count > 0) return options with { Winner = rules.Winner };
        return rules.SourcePriority.Count > 0 ? options with { Winner = [WinnerRule.SourcePriority, .. options.Winner] } : options;
    }

    /// <summary>The probability from which a pair is shown at all; null where the data decides.</summary>
    /// <param name="policy">The policy.</param>
    public static double? ReviewThreshold(CrmPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        double threshold = policy.Duplicates.ReviewThreshold;
        return threshold == CrmPolicy.Default.Duplicates.ReviewThreshold ? null : threshold;
    }

    /// <summary>The file with what people decided about pairs; null where the policy names none. A relative path starts at the policy's folder.</summary>
    /// <param name="policy">The policy.</param>
    public static string? DecisionPath(CrmPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.Duplicates.DecisionFile is not { Length: > 0 } named) return null;
        string folder = policy.File.Length == 0 ? "." : Path.GetDirectoryName(Path.GetFullPath(policy.File)) ?? ".";
        return Path.GetFullPath(named, Path.GetFullPath(folder));
    }
}
