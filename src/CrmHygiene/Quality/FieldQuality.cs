namespace CrmHygiene;

/// <summary>How well a field is filled.</summary>
/// <param name="Field">The field's property name.</param>
/// <param name="Required">Whether the policy requires it, alone or as one of a group.</param>
/// <param name="Present">Whether any list has a column for it.</param>
/// <param name="Filled">Contacts that have a value.</param>
/// <param name="FilledPercent">Their share, 0 to 100.</param>
/// <param name="Invalid">Contacts whose value breaks a rule of severity Warning or Error.</param>
/// <param name="InvalidPercent">Their share of those filled, 0 to 100.</param>
public sealed record FieldQuality(string Field, bool Required, bool Present, long Filled, double FilledPercent, long Invalid, double InvalidPercent)
{
    /// <summary>Where the policy requires one of several fields: which, such as <c>Email or Phone</c>; else empty.</summary>
    public string OneOf { get; init; } = string.Empty;
}
