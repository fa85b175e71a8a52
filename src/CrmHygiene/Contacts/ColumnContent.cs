namespace CrmHygiene;

/// <summary>What all values of a column that is no standard field are, decided from the whole column.</summary>
public enum ColumnContent
{
    /// <summary>Not known, or the values differ: they are text and stay as they are.</summary>
    Unknown,
    /// <summary>Numbers, with a decimal separator in at least one.</summary>
    Number,
    /// <summary>Percentages, each with its sign.</summary>
    Percent,
    /// <summary>Dates with a year of four digits.</summary>
    Date,
}
