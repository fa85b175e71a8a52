namespace CrmHygiene;

/// <summary>How much one run may remove or suppress; raised by name only, never by force.</summary>
public sealed record PolicyLimits
{
    /// <summary>Percent of the source, 0 to 100. Default 20.</summary>
    public double MaxRemovePercent { get; init; } = 20;

    /// <summary>Number of contacts, 0 or more. Default 5,000.</summary>
    public long MaxRemoveCount { get; init; } = 5000;

    /// <summary>Percent of a list over seven days, 0 to 100. Default 20.</summary>
    public double MaxRemoveWeekPercent { get; init; } = 20;

    /// <summary>Percent of the contacts that one repair may change, 0 to 100. Default 100.</summary>
    public double MaxRepairPercent { get; init; } = 100;
}
