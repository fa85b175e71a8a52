namespace CrmHygiene;

/// <summary>A rule of the catalogue, for people and for tab completion.</summary>
/// <param name="Id">The stable id, such as <c>MissingRequired</c>.</param>
/// <param name="Severity">Its severity unless the policy says otherwise.</param>
/// <param name="Description">What it finds.</param>
/// <param name="SuggestedFix">What to do about a finding.</param>
public sealed record ContactRuleInfo(string Id, RuleSeverity Severity, string Description, string SuggestedFix);
