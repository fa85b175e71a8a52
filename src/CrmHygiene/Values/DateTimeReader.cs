namespace CrmHygiene;

/// <summary>Reads what follows a date: nothing, or a time of day, then perhaps an offset, then perhaps the year.</summary>
internal ref struct DateTimeReader(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    public bool HasTime { get; private set; }

    public long TicksOfDay { get; private set; }

    public TimeSpan? Offset { get; private set; }

    /// <summary>Reads to the end of the text.</summary>
    /// <param name="year">The year, where the date had none (0) and it stands at the end.</param>
    public bool TryRead(ref int year)
    {
        if (_at == _text.Length) return year != 0;
        if (_text[_at] == 'Z' && _text.Length == 1) return false; // a day has no zone
        SkipLead();
        if (_at < _text.Length && !TryTime()) return false;
        SkipSpaces();
        if (_at < _text.Length && HasTime) TryZone();
        SkipSpaces();
        if (year == 0 && _at + 4 == _text.Length && int.TryParse(_text[_at..], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out year)) _at = _text.Length;
        return _at == _text.Length && year != 0;
    }

    private bool TryTime()
    {
        if (!Number(2, out int hour)) return false;
        int minute = 0, second = 0;
        long fraction = 0;
        bool separated = _at < _text.Length && _text[_at] is ':' or 'h' or 'H';
        if (separated)
        {
            _at++;
            if (!Number(2, out minute) && _text[_at - 1] == ':') return false;
            if (_at < _text.Length && _text[_at] == ':')
            {
                _at++;
                if (!Number(2, out second)) return false;
                if (_at + 1 < _text.Length && _text[_at] is '.' or ',' && char.IsAsciiDigit(_text[_at + 1])) fraction = Fraction();
            }
        }
        SkipSpaces();
        bool? afternoon = HalfOfDay();
        if (!separated && afternoon is null && !Clock()) return false;
        if (afternoon is { } pm)
        {
            if (hour is < 1 or > 12) return !pm && hour == 0 && Set(hour, minute, second, fraction);
            hour = hour % 12 + (pm ? 12 : 0);
        }
        else Clock();
        return Set(hour, minute, second, fraction);
    }

    private bool Set(int hour, int minute, int second, long fraction)
    {
        if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute | second) != 0)) return false;
        HasTime = true;
        TicksOfDay = ((hour * 60L + minute) * 60 + Math.Min(second, 59)) * TimeSpan.TicksPerSecond + fraction;
        return true;
    }

    // AM, p.m., ق.ظ, م; true is the afternoon
    private bool? HalfOfDay()
    {
        ReadOnlySpan<char> rest = _text[_at..];
        foreach ((string mark, bool afternoon) in Marks)
        {
            if (!rest.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) continue;
            if (rest.Length > mark.Length && char.IsLetter(rest[mark.Length])) continue;
            _at += mark.Length;
            return afternoon;
        }
        return null;
    }

    private static readonly (string, bool)[] Marks =
        [("am", false), ("pm", true), ("a.m.", false), ("p.m.", true), ("a. m.", false), ("p. m.", true), ("ق.ظ", false), ("ب.ظ", true), ("ص", false), ("م", true)];

    private bool Clock()
    {
        ReadOnlySpan<char> rest = _text[_at..];
        int length = rest.StartsWith("Uhr", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("uur", StringComparison.OrdinalIgnoreCase) ? 3 : 0;
        _at += length;
        return length > 0;
    }

    private void TryZone()
    {
        ReadOnlySpan<char> rest = _text[_at..];
        int length = 0;
        while (length < rest.Length && char.IsAsciiLetter(rest[length])) length++;
        if (length > 0)
        {
            if (ZoneHours(rest[..length]) is not { } hours) return;
            Offset = TimeSpan.FromHours(hours);
            _at += length;
            if (hours != 0 || length < 3 || _at == _text.Length || _text[_at] is not ('+' or '-'))
            {
                SkipComment();
                return;
            }
        }
        if (_at == _text.Length || _text[_at] is not ('+' or '-' or '−')) return;
        int sign = _text[_at++] == '+' ? 1 : -1;
        int start = _at;
        if (!Number(2, out int hour) || hour > 14) return;
        int minute = 0;
        if (_at < _text.Length && _text[_at] == ':') _at++;
        if (_at < _text.Length && char.IsAsciiDigit(_text[_at]) && (_at - start < 2 || !Number(2, out minute) || minute > 59)) return;
        Offset = sign * new TimeSpan(hour, minute, 0);
        SkipComment();
    }

    // Abbreviations that mean one thing in the exports of American and European systems.
    private static double? ZoneHours(ReadOnlySpan<char> zone) => zone switch
    {
        "Z" or "z" or "UTC" or "GMT" or "UT" => 0,
        "EST" => -5, "EDT" => -4, "CST" => -6, "CDT" => -5, "MST" => -7, "MDT" => -6, "PST" => -8, "PDT" => -7,
        "CET" or "MEZ" => 1, "CEST" or "MESZ" => 2, "EET" => 2, "EEST" => 3, "WET" => 0, "WEST" => 1,
        _ => null,
    };

    // JavaScript adds the zone's name: GMT+0100 (Central European Standard Time)
    private void SkipComment()
    {
        SkipSpaces();
        if (_at < _text.Length && _text[_at] == '(' && _text[^1] == ')') _at = _text.Length;
    }

    private void SkipLead()
    {
        while (_at < _text.Length && _text[_at] is ' ' or ',') _at++;
        ReadOnlySpan<char> rest = _text[_at..];
        if (rest.Length > 1 && rest[0] is 'T' or 't' or 'à' && (char.IsAsciiDigit(rest[1]) || rest[1] == ' ')) _at++;
        else if (rest.StartsWith("at ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("um ", StringComparison.OrdinalIgnoreCase)) _at += 3;
        else if (rest.StartsWith("om ", StringComparison.OrdinalIgnoreCase)) _at += 3;
        SkipSpaces();
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] == ' ') _at++;
    }

    private bool Number(int most, out int value)
    {
        int start = _at;
        value = 0;
        while (_at < _text.Length && _at - start < most && char.IsAsciiDigit(_text[_at])) value = value * 10 + (_text[_at++] - '0');
        return _at > start;
    }

    private long Fraction()
    {
        _at++;
        long ticks = 0, unit = TimeSpan.TicksPerSecond / 10;
        for (; _at < _text.Length && char.IsAsciiDigit(_text[_at]); _at++, unit /= 10) ticks += (_text[_at] - '0') * unit;
        return ticks;
    }
}
