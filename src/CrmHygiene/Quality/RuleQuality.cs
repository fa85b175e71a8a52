namespace CrmHygiene;

/// <summary>How often a rule was broken.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Count">Number of findings.</param>
/// <param name="Percent">Findings a hundred contacts.</param>
/// <param name="Lines">The lines of the first contacts behind it, at most ten.</param>
/// <param name="SuggestedFix">What to do about it.</param>
public sealed record RuleQuality(string Rule, RuleSeverity Severity, long Count, double Percent, IReadOnlyList<long> Lines, string SuggestedFix);
