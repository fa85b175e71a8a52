namespace CrmHygiene;

/// <summary>How often a schedule runs.</summary>
public enum ScheduleCadence
{
    /// <summary>Every day: suppression lists, blocklists.</summary>
    Daily = 0,
    /// <summary>Every week, on its day.</summary>
    Weekly,
    /// <summary>Every eighth week, on its day.</summary>
    EightWeeks,
    /// <summary>On the first of every month.</summary>
    Monthly,
    /// <summary>On the first of January, April, July and October.</summary>
    Quarterly,
    /// <summary>Once, some days before a given date such as the start of a season.</summary>
    Once,
    /// <summary>Every few minutes, all day: a folder that lists are dropped into.</summary>
    Minutes,
}
