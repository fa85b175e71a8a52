using System.Globalization;

namespace CrmHygiene.Core.Changes.Plans;

/// <summary>
/// Cells of a CSV file for people. A spreadsheet would run or reshape some texts (formulas, leading zeros, long numbers,
/// dates): these get an apostrophe in front, which is taken off again on reading.
/// </summary>
internal static class SpreadsheetCell
{
    private const char Guard = '\'';

    public static string Protect(string text) => NeedsGuard(text) ? Guard + text : text;

    /// <summary>Whether a cell has a guard in front.</summary>
    public static bool IsGuarded(string text) => text.StartsWith(Guard) || text.StartsWith("=\"", StringComparison.Ordinal);

    public static string Unprotect(string text)
    {
        if (text.StartsWith(Guard)) return text[1..];
        // What a spreadsheet makes of a text that was guarded the other way, ="007".
        return text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"') && text.Length >= 3 ? text[2..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    private static bool NeedsGuard(string text)
    {
        if (text.Length == 0) return false;
        char first = text[0];
        if (first is Guard or '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '(' or '.' or '#' or '"' || char.IsDigit(first) || char.IsWhiteSpace(first) || char.IsWhiteSpace(text[^1])) return true;
        if (char.GetUnicodeCategory(first) == UnicodeCategory.CurrencySymbol) return true;
        // TRUE and FALSE, and month names that start a date, change their shape.
        return bool.TryParse(text, out _) || (text.Length <= 20 && text.Any(char.IsDigit) && !text.Contains('@', StringComparison.Ordinal));
    }
}
