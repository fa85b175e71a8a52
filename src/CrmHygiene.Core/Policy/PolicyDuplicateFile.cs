namespace CrmHygiene.Core.Policy;

/// <summary>The section of a policy on duplicates: when contacts are the same, and which of their values survive.</summary>
internal static class PolicyDuplicateFile
{
    public static PolicyDuplicates Read(PolicyNode node)
    {
        PolicyDuplicates duplicates = new();
        node.Members(new()
        {
            ["threshold"] = n => duplicates = duplicates with { Threshold = n.Number(0.5, 1) },
            ["reviewThreshold"] = n => duplicates = duplicates with { ReviewThreshold = n.Number(0.05, 1) },
            ["maxGroupSize"] = n => duplicates = duplicates with { MaxGroupSize = n.Integer(2, 1000) },
            ["winner"] = n => duplicates = duplicates with { Winner = [.. n.Array().Select(Winner)] },
            ["minimumLead"] = n => duplicates = duplicates with { MinimumLead = n.Number(0, int.MaxValue) },
            ["fieldRules"] = n => duplicates = duplicates with { FieldRules = FieldRules(n) },
            ["sourcePriority"] = n => duplicates = duplicates with { SourcePriority = [.. n.Array().Select(s => s.String())] },
            ["keepNewest"] = n => duplicates = duplicates with { KeepNewest = n.Boolean() },
            ["decisionFile"] = n => duplicates = duplicates with { DecisionFile = n.String() },
        });
        if (duplicates.ReviewThreshold > duplicates.Threshold) throw node.Error("'duplicates.reviewThreshold' must not be above 'duplicates.threshold'.");
        try
        {
            DuplicatePolicy.MergeOptions(CrmPolicy.Default with { Duplicates = duplicates }).Validate();
        }
        catch (ArgumentException e)
        {
            throw node.Error(e.Message, e);
        }
        return duplicates;
    }

    private static WinnerRule Winner(PolicyNode node)
    {
        WinnerRule rule = node.Enumeration<WinnerRule>();
        return rule == WinnerRule.Score ? throw node.Error("A score is a script, which only Merge-CrmContact -Score can be given.") : rule;
    }

    private static Dictionary<string, FieldRule> FieldRules(PolicyNode node)
    {
        Dictionary<string, FieldRule> rules = new(StringComparer.OrdinalIgnoreCase);
        foreach (PolicyNode item in node.Items) rules[item.Name] = item.Enumeration<FieldRule>();
        return rules;
    }
}
