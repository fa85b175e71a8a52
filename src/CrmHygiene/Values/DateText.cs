using System.Globalization;

namespace CrmHygiene;

/// <summary>Reads dates as exports write them, without guessing.</summary>
public static class DateText
{
    /// <summary>Reads a date. 03/04/2026 is read only where <paramref name="order"/> says how.</summary>
    /// <param name="text">The text of one cell.</param>
    /// <param name="order">What the column's values agree on.</param>
    /// <param name="date">The date; unspecified kind without an offset, UTC with one.</param>
    /// <returns>Whether it is a date that can be read one way only.</returns>
    public static bool TryParse(string? text, DateOrder order, out DateTime date) =>
        DateTime.TryParseExact(text?.Trim(), ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out date);
}
