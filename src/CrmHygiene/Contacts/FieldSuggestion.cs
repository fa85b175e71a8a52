namespace CrmHygiene;

/// <summary>A fix that is not safe to apply by itself; a person decides.</summary>
/// <param name="Field">The property name of the field.</param>
/// <param name="Current">The text as it is.</param>
/// <param name="Suggested">What it may be meant to be.</param>
/// <param name="Rule">The id of the rule that suggests it.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record FieldSuggestion(string Field, string Current, string Suggested, string Rule, double Confidence);
