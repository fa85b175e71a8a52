namespace CrmHygiene;

/// <summary>Which of the merged contacts gives a field. Fields that belong together, such as an address, are taken from one contact whole.</summary>
public enum FieldRule
{
    /// <summary>The winner's value; the others' where it has none.</summary>
    FillEmpty = 0,
    /// <summary>The winner's value, also where it is empty.</summary>
    Winner,
    /// <summary>The value of the contact whose person was last active.</summary>
    Newest,
    /// <summary>The value of the contact that was created first.</summary>
    Oldest,
    /// <summary>The longest text.</summary>
    Longest,
    /// <summary>The value most of the contacts have; where several are level, the winner's or the next one's.</summary>
    MostCommon,
    /// <summary>The value of the contact whose source stands first in the source priority.</summary>
    MostTrusted,
    /// <summary>The least number or earliest date.</summary>
    Min,
    /// <summary>The greatest number or latest date.</summary>
    Max,
    /// <summary>The sum of the numbers.</summary>
    Sum,
    /// <summary>All values of the lists, each once.</summary>
    Union,
}
