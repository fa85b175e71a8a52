using CrmHygiene.Core.Contacts.Checking;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>Tells what a value of a column that is no standard field looks like. Thread-safe.</summary>
internal static class OwnValues
{
    private const int MaxLength = 40;

    public static OwnValue Of(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty) return OwnValue.Blank;
        if (text.Length > MaxLength) return OwnValue.Other;
        if (!NumberText.IsNumber(text, out NumberStyle style, out bool ambiguous, out bool percent)) return OfDate(text);
        // 007 and +49 are no amounts.
        if (text.Contains('+') || HasLeadingZero(text)) return OwnValue.Other;
        bool written = IsWritten(text, percent);
        if (percent)
        {
            if (ambiguous) return OwnValue.PercentAmbiguous;
            return style switch
            {
                NumberStyle.DotDecimal => written ? OwnValue.PercentPoint : OwnValue.PercentDot,
                NumberStyle.CommaDecimal => OwnValue.PercentComma,
                _ => written ? OwnValue.PercentPlain : OwnValue.PercentForm,
            };
        }
        if (ambiguous) return OwnValue.Ambiguous;
        return style switch
        {
            NumberStyle.DotDecimal => written ? OwnValue.Point : OwnValue.Dot,
            NumberStyle.CommaDecimal => text.Contains(',') ? OwnValue.Comma : OwnValue.DotGroups,
            _ => written ? OwnValue.Plain : OwnValue.Digits,
        };
    }

    private static OwnValue OfDate(ReadOnlySpan<char> text)
    {
        if (!HasYear(text) || OtherCalendar.IsDate(text)) return OwnValue.Other;
        switch (DateOrderDetector.Classify(text))
        {
            case Evidence.First: return OwnValue.DateDayFirst;
            case Evidence.Second: return OwnValue.DateMonthFirst;
            case Evidence.Ambiguous: return OwnValue.DateAmbiguous;
        }
        if (!DateText.TryRead(text, DateOrder.DayFirst, out _)) return OwnValue.Other;
        return text.Length >= 10 && text[4] == '-' && text[7] == '-' && !text[..4].ContainsAnyExceptInRange('0', '9') ? OwnValue.DateIso : OwnValue.DateClear;
    }

    /// <summary>One run of four digits, none longer: what has none is more often a code, a phone number or a time.</summary>
    private static bool HasYear(ReadOnlySpan<char> text)
    {
        int years = 0, run = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsDigit(text[i]))
            {
                run++;
                continue;
            }
            if (run == 4) years++;
            else if (run > 4) return false;
            run = 0;
        }
        return years == 1;
    }

    private static bool HasLeadingZero(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsDigit(text[i])) continue;
            return char.GetNumericValue(text[i]) == 0 && i + 1 < text.Length && (char.IsDigit(text[i + 1]) || text[i + 1] is ' ' or '\u00a0' or '\u202f' or '\u2009' or '\'' or '’' && i + 2 < text.Length && char.IsDigit(text[i + 2]));
        }
        return false;
    }

    /// <summary>Whether the number has the form that all locales read.</summary>
    private static bool IsWritten(ReadOnlySpan<char> text, bool percent)
    {
        if (text[0] == '-') text = text[1..];
        if (percent)
        {
            if (text[^1] != '%') return false;
            text = text[..^1];
        }
        int points = 0;
        foreach (char c in text)
        {
            if (c == '.') points++;
            else if (!char.IsAsciiDigit(c)) return false;
        }
        return points <= 1 && text.Length > 0 && char.IsAsciiDigit(text[0]);
    }
}
