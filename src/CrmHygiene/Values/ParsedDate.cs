using System.Globalization;

namespace CrmHygiene;

/// <summary>A date as it was read, with how much of it was written.</summary>
/// <param name="Value">The date; unspecified kind without an offset, UTC with one.</param>
/// <param name="HasTime">Whether a time of day was written.</param>
/// <param name="HasOffset">Whether an offset or zone was written.</param>
public readonly record struct ParsedDate(DateTime Value, bool HasTime, bool HasOffset)
{
    /// <summary>ISO 8601: <c>2026-03-04</c>, <c>2026-03-04T09:30:00</c>, <c>2026-03-04T09:30:00Z</c>; a fraction of a second only where there is one.</summary>
    public string ToIso() => !HasTime ? Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Value.ToString(HasOffset ? "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ" : "yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
