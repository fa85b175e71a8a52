namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>What one value of a column that is no standard field looks like. Those after <see cref="Blank"/> are kept in five bits.</summary>
internal enum OwnValue : byte
{
    /// <summary>Nothing.</summary>
    Blank = 0,
    /// <summary>Digits, perhaps with a minus: 12.</summary>
    Plain,
    /// <summary>A number in the form all locales read: 12.5.</summary>
    Point,
    /// <summary>A number with a decimal point for certain, to be rewritten: 1,234.5 or ۱۲٫۵.</summary>
    Dot,
    /// <summary>A number with a decimal comma for certain: 1.234,5.</summary>
    Comma,
    /// <summary>A number that could be read both ways: 1.234.</summary>
    Ambiguous,
    /// <summary>Digits in groups between dots: 1.234.567. Phone numbers and addresses of machines look so, too.</summary>
    DotGroups,
    /// <summary>Digits in groups between blanks, or of another script. Ids and phone numbers look so, too.</summary>
    Digits,
    /// <summary>A percentage in the form all locales read, whole: 12%.</summary>
    PercentPlain,
    /// <summary>A percentage in the form all locales read: 12.5%.</summary>
    PercentPoint,
    /// <summary>A percentage to be rewritten that shows no separator: 12 %.</summary>
    PercentForm,
    /// <summary>A percentage with a decimal point for certain, to be rewritten: 12.5 %.</summary>
    PercentDot,
    /// <summary>A percentage with a decimal comma for certain: 12,5 %.</summary>
    PercentComma,
    /// <summary>A percentage that could be read both ways: 1.234 %.</summary>
    PercentAmbiguous,
    /// <summary>A date in ISO 8601.</summary>
    DateIso,
    /// <summary>A date that can be read one way only: 31 Dec 2026.</summary>
    DateClear,
    /// <summary>A day-first date for certain: 31/12/2026.</summary>
    DateDayFirst,
    /// <summary>A month-first date for certain: 12/31/2026.</summary>
    DateMonthFirst,
    /// <summary>A date that could be read both ways: 03/04/2026.</summary>
    DateAmbiguous,
    /// <summary>Anything else.</summary>
    Other,
}
