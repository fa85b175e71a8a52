namespace CrmHygiene;

/// <summary>Two lists compared.</summary>
public sealed record ContactComparison
{
    /// <summary>The field contacts were matched by.</summary>
    public required string Key { get; init; }

    /// <summary>Contacts of the earlier list.</summary>
    public required long Before { get; init; }

    /// <summary>Contacts of the later list.</summary>
    public required long After { get; init; }

    /// <summary>Contacts only the later list has.</summary>
    public required long Added { get; init; }

    /// <summary>Contacts only the earlier list has.</summary>
    public required long Gone { get; init; }

    /// <summary>Contacts with different values.</summary>
    public required long Changed { get; init; }

    /// <summary>Contacts that are the same.</summary>
    public required long Unchanged { get; init; }

    /// <summary>Contacts without a key, or with one that stands twice; they are counted as added or gone.</summary>
    public required long Unmatched { get; init; }

    /// <summary>Changes by field, the most frequent first.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> ByField { get; init; }

    /// <summary>Contacts that can no longer be reached as they were: gone, or another address, number, employer or position, or no longer mailable.</summary>
    public required long Decayed { get; init; }

    /// <summary>Days between the lists; null where it was not said.</summary>
    public required double? Days { get; init; }

    /// <summary>The share of the earlier list that decays in a month of 30.4 days, 0 to 100, compounded; null where the days are not known.</summary>
    public required double? DecayPercentPerMonth { get; init; }
}
