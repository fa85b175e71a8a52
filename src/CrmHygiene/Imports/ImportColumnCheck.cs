using System.Globalization;

namespace CrmHygiene;

/// <summary>What a format check found out about one column of a list.</summary>
public sealed record ImportColumnCheck
{
    /// <summary>The list the column is of.</summary>
    public required ImportFileCheck File { get; init; }

    /// <summary>1-based position in the list.</summary>
    public required int Position { get; init; }

    /// <summary>The header as found.</summary>
    public required string Header { get; init; }

    /// <summary>The standard field it is recognised as; empty where it stays a column of its own.</summary>
    public required string Field { get; init; }

    /// <summary>What it was recognised by: Map, Profile or Words; empty where it was not.</summary>
    public required string RecognizedBy { get; init; }

    /// <summary>0 to 1: how sure the field is, also by what the values look like.</summary>
    public required double Confidence { get; init; }

    /// <summary>The type of the values: Text, Email, Phone, Date, Number, Percent, Boolean, Url; Empty where there are none.</summary>
    public required string Type { get; init; }

    /// <summary>Values that are not empty.</summary>
    public required long Filled { get; init; }

    /// <summary>The share of rows with a value, 0 to 100.</summary>
    public required double FilledPercent { get; init; }

    /// <summary>Values that do not fit.</summary>
    public required long Bad { get; init; }

    /// <summary>The first of those values, with their lines.</summary>
    public required IReadOnlyList<ImportBadValue> BadValues { get; init; }

    /// <summary>For dates: the order of day and month that all values agree on.</summary>
    public required DateOrder DateOrder { get; init; }

    /// <summary>For dates and numbers: values that could be read both ways. They are read only where the column decides.</summary>
    public required long Ambiguous { get; init; }

    /// <summary>For numbers: the decimal separator that all values agree on.</summary>
    public required NumberStyle NumberStyle { get; init; }

    /// <summary>The category of the field.</summary>
    public required FieldCategory Category { get; init; }

    /// <summary>The sensitivity of the field, raised by what its values hold.</summary>
    public required FieldSensitivity Sensitivity { get; init; }

    /// <summary>Whether the policy requires the field or names it relevant; what is neither is collected for no stated purpose.</summary>
    public required bool HasPurpose { get; init; }

    /// <summary>What a person should know about the column, as sentences.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    /// <summary>Header, field, type and the first notice.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Header.Trim()} -> {(Field.Length == 0 ? "(kept as it is)" : Field)}, {Type}, {FilledPercent:0.#} % filled, {Bad} bad");
}
