using System.Globalization;

namespace CrmHygiene;

/// <summary>One measurement of a list, as it is remembered. Holds counts only, no personal data.</summary>
public sealed record QualitySnapshot
{
    /// <summary>Its number in the store.</summary>
    public required long Id { get; init; }

    /// <summary>The list, as its file is named.</summary>
    public required string Source { get; init; }

    /// <summary>The moment it was measured for.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Number of contacts.</summary>
    public required long Contacts { get; init; }

    /// <summary>0 to 100; null for an empty list.</summary>
    public required double? Score { get; init; }

    /// <summary>The score less that of the measurement before; null for the first.</summary>
    public double? Trend { get; init; }

    /// <summary>What is different from the measurement before, in sentences.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>The whole report.</summary>
    public required QualityReport Report { get; init; }

    /// <summary>Day and score.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AsOf:yyyy-MM-dd} {Score:0.0} ({Contacts:N0} contacts)");
}
