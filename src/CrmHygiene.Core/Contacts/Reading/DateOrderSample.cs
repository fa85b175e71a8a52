namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>Decides day-first or month-first for a column from values that can be read one way only.</summary>
internal sealed class DateOrderSample
{
    private bool _dayFirst;
    private bool _monthFirst;

    /// <summary>The order the values agree on; unknown where none decides or they contradict each other.</summary>
    public DateOrder Order => (_dayFirst, _monthFirst) switch
    {
        (true, false) => DateOrder.DayFirst,
        (false, true) => DateOrder.MonthFirst,
        _ => DateOrder.Unknown,
    };

    public void Add(string text)
    {
        string[] parts = text.Split(['/', '.', '-', ' '], 4, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 3 || !int.TryParse(parts[0], out int first) || !int.TryParse(parts[1], out int second) || parts[0].Length > 2) return;
        if (first is > 12 and <= 31 && second is >= 1 and <= 12) _dayFirst = true;
        if (second is > 12 and <= 31 && first is >= 1 and <= 12) _monthFirst = true;
    }
}
