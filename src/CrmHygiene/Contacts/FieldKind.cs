namespace CrmHygiene;

/// <summary>The type a field's text is read as.</summary>
public enum FieldKind
{
    /// <summary>Text, kept as it is.</summary>
    Text,
    /// <summary>A date or date and time (<see cref="DateTime"/>).</summary>
    Date,
    /// <summary>A whole number (<see cref="long"/>).</summary>
    Number,
    /// <summary>Yes or no (<see cref="bool"/>).</summary>
    Boolean,
}
