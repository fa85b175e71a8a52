namespace CrmHygiene;

/// <summary>What one threshold would cost.</summary>
public sealed record StaleMeasure
{
    /// <summary>The threshold, such as <c>Inactive for 6 months</c>.</summary>
    public required string Threshold { get; init; }

    /// <summary>Contacts that were judged.</summary>
    public long Contacts { get; init; }

    /// <summary>Contacts that are stale by it.</summary>
    public long Stale { get; init; }

    /// <summary>Of them, those that would be removed, archived, quarantined or opted out of mail.</summary>
    public long Lost { get; init; }

    /// <summary>Of the stale, those that something holds, or that a person is to look at first.</summary>
    public long Kept { get; init; }

    /// <summary>Lost of all, 0 to 100 percent.</summary>
    public double LostPercent => Contacts == 0 ? 0 : 100.0 * Lost / Contacts;

    /// <summary>The sum of the value column over the lost; 0 where none is named.</summary>
    public decimal LostValue { get; init; }

    /// <summary>The lost by segment, most lost first.</summary>
    public IReadOnlyList<StaleSegment> Segments { get; init; } = [];

    /// <summary>Bounce and complaint rates of the mail the store knows of, worst first: by segment (lead source, owner …), service, campaign, sender and receiving domain. The same for every threshold; empty without a store.</summary>
    public IReadOnlyList<EventRate> Rates { get; init; } = [];
}
