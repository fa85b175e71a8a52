namespace CrmHygiene;

/// <summary>Reads one date from left to right.</summary>
internal ref struct DateReader(ReadOnlySpan<char> text, DateOrder order)
{
    private const int FirstYear = 1800, LastYear = 2200;
    private const long EpochFrom = 1_000_000_000, EpochTo = 4_102_444_800;
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private int _year, _month, _day;

    public bool TryRead(out ParsedDate date)
    {
        date = default;
        if (!_text.ContainsAnyExceptInRange('0', '9')) return TryDigits(out date);
        SkipWeekday();
        if (!TryDate()) return false;
        DateTimeReader time = new(_text[_at..]);
        if (!time.TryRead(ref _year)) return false;
        if (_year is < FirstYear or > LastYear || _month is < 1 or > 12 || _day < 1 || _day > DateTime.DaysInMonth(_year, _month)) return false;
        DateTime value = new DateTime(_year, _month, _day).AddTicks(time.TicksOfDay);
        if (time.Offset is { } offset) value = DateTime.SpecifyKind(value - offset, DateTimeKind.Utc);
        date = new ParsedDate(value, time.HasTime, time.Offset is not null);
        return true;
    }

    /// <summary>Reads two small numbers and a year, such as 03/04/2026, for finding out a column's order.</summary>
    public bool TryNumeric(out int first, out int second, out char separator)
    {
        second = 0;
        separator = '\0';
        SkipWeekday();
        int digits = Number(out first);
        if (digits is 0 or > 2 || !Separator(out separator)) return false;
        digits = Number(out second);
        return digits is 1 or 2 && Separator(out char next) && next == separator && Number(out _) is 2 or 4;
    }

    // Digits alone: 20261231, 20261231093000, or Unix time. Five digits may be a spreadsheet's serial number: not guessed.
    private readonly bool TryDigits(out ParsedDate date)
    {
        date = default;
        if (_text.Length is 10 or 13 && long.Parse(_text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture) is var number)
        {
            long milliseconds = _text.Length == 10 ? number * 1000 : number;
            if (milliseconds is < EpochFrom * 1000 or > EpochTo * 1000) return false;
            date = new ParsedDate(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime, true, true);
            return true;
        }
        if (_text.Length is not (8 or 12 or 14)) return false;
        int year = Two(0) * 100 + Two(2), month = Two(4), day = Two(6);
        int hour = _text.Length > 8 ? Two(8) : 0, minute = _text.Length > 8 ? Two(10) : 0, second = _text.Length > 12 ? Two(12) : 0;
        if (year is < 1900 or > 2100 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;
        date = new ParsedDate(new DateTime(year, month, day, hour, minute, second), _text.Length > 8, false);
        return true;
    }

    private bool TryDate()
    {
        if (_at < _text.Length && char.IsLetter(_text[_at])) return TryMonthName() && TryDayAfterMonth();
        int digits = Number(out int first);
        if (digits == 4) return TryYearFirst(first);
        if (digits is not (1 or 2)) return false;
        if (TrySeparatedNumber(out char separator, out int second)) return TryDayMonth(first, second, separator);
        _day = first;
        Ordinal();
        Filler();
        if (!TryMonthName()) return false;
        Filler();
        return TryYear();
    }

    private bool TryYearFirst(int year)
    {
        _year = year;
        if (!Separator(out char separator)) return false;
        if (_at < _text.Length && char.IsLetter(_text[_at]))
        {
            if (!TryMonthName()) return false;
            Filler();
            return Number(out _day) is 1 or 2;
        }
        return Number(out _month) is 1 or 2 && Separator(out char next) && next == separator && Number(out _day) is 1 or 2;
    }

    private bool TryDayMonth(int first, int second, char separator)
    {
        if (!Separator(out char next) || next != separator) return false;
        int digits = Number(out _year);
        if (digits is not (2 or 4)) return false;
        if (digits == 2) _year += _year < 50 ? 2000 : 1900;
        bool dayFirst = first > 12 || first == second || (second <= 12 && order switch
        {
            DateOrder.DayFirst => true,
            DateOrder.MonthFirst => false,
            _ => separator == '.',
        });
        if (!dayFirst && second <= 12 && order != DateOrder.MonthFirst) return false;
        (_day, _month) = dayFirst ? (first, second) : (second, first);
        return true;
    }

    // March 3rd, 2026; and "Mar 3 10:00:00 UTC 2026", where the year follows the time
    private bool TryDayAfterMonth()
    {
        Filler();
        if (Number(out _day) is not (1 or 2)) return false;
        Ordinal();
        int at = _at;
        Filler();
        if (TryYear()) return true;
        _at = at;
        _year = 0;
        return true;
    }

    private bool TryYear()
    {
        if (_at < _text.Length && _text[_at] is '\'' or '’') _at++;
        int start = _at;
        int digits = Number(out _year);
        bool time = _at < _text.Length && _text[_at] == ':';
        if (digits == 4 && !time) return true;
        if (digits != 2 || time)
        {
            _at = start;
            return false;
        }
        _year += _year < 50 ? 2000 : 1900;
        return true;
    }

    private bool TryMonthName()
    {
        int end = _at;
        while (end < _text.Length && char.IsLetter(_text[end])) end++;
        _month = MonthNames.Find(_text[_at..end]);
        if (_month == 0) return false;
        _at = end;
        if (_at < _text.Length && _text[_at] == '.') _at++;
        return true;
    }

    private bool TrySeparatedNumber(out char separator, out int number)
    {
        int start = _at;
        number = 0;
        if (Separator(out separator) && Number(out number) is 1 or 2) return true;
        _at = start;
        return false;
    }

    // Mon, Montag, lundi: any word that is no month, followed by a comma, a dot or a space
    private void SkipWeekday()
    {
        int end = 0;
        while (end < _text.Length && (char.IsLetter(_text[end]) || (_text[end] == '-' && end > 0))) end++;
        if (end is < 2 or > 14 || end == _text.Length || MonthNames.Find(_text[..end]) != 0 || !MonthNames.IsWeekday(_text[..end])) return;
        while (end < _text.Length && _text[end] is ',' or '.' or ' ') end++;
        _at = end;
        Filler();
    }

    private void Ordinal()
    {
        ReadOnlySpan<char> rest = _text[_at..];
        int length = rest.StartsWith("st", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("nd", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("rd", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("th", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("er", StringComparison.OrdinalIgnoreCase) ? 2 : rest.Length > 0 && rest[0] is 'º' or '°' or '.' ? 1 : 0;
        if (length == 2 && rest.Length > 2 && char.IsLetter(rest[2])) return;
        _at += length;
    }

    // Spaces, commas, hyphens and the small words between day, month and year
    private void Filler()
    {
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (c is ' ' or ',' or '-' or '/')
            {
                _at++;
                continue;
            }
            int end = _at;
            while (end < _text.Length && char.IsLetter(_text[end])) end++;
            if (_text[_at..end] is not ("of" or "de" or "del" or "den" or "the" or "der" or "am" or "le")) return;
            _at = end;
        }
    }

    private bool Separator(out char separator)
    {
        separator = _at < _text.Length ? _text[_at] : '\0';
        if (separator is not ('-' or '/' or '.')) return false;
        _at++;
        while (_at < _text.Length && _text[_at] == ' ') _at++;
        return true;
    }

    private int Number(out int value)
    {
        int start = _at;
        value = 0;
        while (_at < _text.Length && _at - start < 5 && char.IsAsciiDigit(_text[_at])) value = value * 10 + (_text[_at++] - '0');
        return _at - start;
    }

    private readonly int Two(int index) => (_text[index] - '0') * 10 + (_text[index + 1] - '0');
}
