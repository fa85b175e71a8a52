namespace CrmHygiene;

/// <summary>Which contact gave a field of a merged one.</summary>
/// <param name="Field">The column.</param>
/// <param name="Text">The value.</param>
/// <param name="From">The contact that gave it.</param>
/// <param name="Rule">The rule that chose it, such as <c>winner</c> or <c>most-restrictive</c>.</param>
public sealed record FieldLineage(string Field, string Text, Contact From, string Rule);
