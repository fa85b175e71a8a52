namespace CrmHygiene;

/// <summary>Staleness thresholds that follow the buying cycle of a part of the list.</summary>
public sealed record PolicySegment
{
    /// <summary>The field or column the part is told by, such as <c>LeadSource</c>.</summary>
    public string Field { get; init; } = string.Empty;

    /// <summary>Its value, compared without case.</summary>
    public string Value { get; init; } = string.Empty;

    /// <summary>Months without contact, 1 to 240; null as for the whole list.</summary>
    public int? InactiveMonths { get; init; }

    /// <summary>Unopened mails in a row, 1 to 1000; null as for the whole list.</summary>
    public int? UnopenedSendCount { get; init; }
}
