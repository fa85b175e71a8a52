namespace CrmHygiene;

/// <summary>The order of day, month and year in a column of dates.</summary>
public enum DateOrder
{
    /// <summary>Not known: a date that could be read both ways is not read at all.</summary>
    Unknown,
    /// <summary>31/12/2026.</summary>
    DayFirst,
    /// <summary>12/31/2026.</summary>
    MonthFirst,
}
