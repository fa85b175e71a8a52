namespace CrmHygiene;

/// <summary>A condition on one field. Where the list has no such field, or it is blank, only <see cref="IsEmpty"/> can hold: missing data is no evidence.</summary>
public sealed record PolicyCondition
{
    /// <summary>The field or column.</summary>
    public string Field { get; init; } = string.Empty;

    /// <summary>Its value is one of these, compared without case; null where that is not asked.</summary>
    public IReadOnlyList<string>? In { get; init; }

    /// <summary>Its value is none of these, compared without case; null where that is not asked.</summary>
    public IReadOnlyList<string>? NotIn { get; init; }

    /// <summary>A regular expression that its value matches, without case; null where that is not asked.</summary>
    public string? Pattern { get; init; }

    /// <summary>A period, such as <c>18 months</c>, that its date lies back at least; null where that is not asked.</summary>
    public string? OlderThan { get; init; }

    /// <summary>Whether it is blank; null where that is not asked. A field that the list does not have is neither.</summary>
    public bool? IsEmpty { get; init; }
}
