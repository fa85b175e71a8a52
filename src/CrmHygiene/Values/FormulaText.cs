namespace CrmHygiene;

/// <summary>
/// Cells that a spreadsheet would run as a formula when it opens a CSV file (OWASP: CSV injection), disarmed by an
/// apostrophe before them, and restored. Restoring what was disarmed gives the value as it was, whatever it was. Thread-safe.
/// </summary>
public static class FormulaText
{
    /// <summary>Whether a spreadsheet would run the text: it starts with =, @, + or - (also as full-width or dash) or a tab or line end before one, and is not a plain number or phone number.</summary>
    /// <param name="text">The text of one cell.</param>
    public static bool Runs(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> rest = text.TrimStart();
        if (rest.IsEmpty) return false;
        return rest[0] switch
        {
            '=' or '@' or '＝' or '＠' => true,
            '+' or '-' or '＋' or '－' or '–' or '−' => !IsPlainNumber(rest[1..]),
            'D' or 'd' => rest.StartsWith("DDE", StringComparison.OrdinalIgnoreCase) && rest[3..].TrimStart().StartsWith("("),
            _ => false,
        };
    }

    /// <summary>The text with an apostrophe before it where a spreadsheet would run it.</summary>
    /// <param name="text">The text of one cell.</param>
    public static string Disarm(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NeedsMark(text) ? "'" + text : text;
    }

    /// <summary>The text as it was before <see cref="Disarm"/>.</summary>
    /// <param name="text">The text of one cell.</param>
    public static string Restore(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 1 && text[0] == '\'' && NeedsMark(text.AsSpan(1)) ? text[1..] : text;
    }

    /// <summary>A text with apostrophes of its own before a formula gets one more, so that restoring never takes a wrong one.</summary>
    private static bool NeedsMark(ReadOnlySpan<char> text) => Runs(text.TrimStart('\''));

    private static bool IsPlainNumber(ReadOnlySpan<char> text)
    {
        bool digit = false;
        foreach (char c in text)
        {
            if (char.IsDigit(c)) digit = true;
            else if (c is not (' ' or '.' or ',' or '(' or ')' or '\u00a0')) return false;
        }
        return digit;
    }
}
