namespace CrmHygiene;

/// <summary>One change to one field of a contact.</summary>
/// <param name="Field">The property name of the field.</param>
/// <param name="Before">The text before.</param>
/// <param name="After">The text after.</param>
/// <param name="Rule">The id of the rule that changed it; <c>Script</c> where a script assigned the property.</param>
public sealed record FieldChange(string Field, string Before, string After, string Rule);
