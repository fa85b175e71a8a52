namespace CrmHygiene;

/// <summary>What the reference lists say about a domain; one object for all addresses of the domain.</summary>
internal sealed class EmailDomainFacts
{
    /// <summary>The domain as A-labels in lower case.</summary>
    public required string Name { get; init; }

    public bool IsDisposable { get; init; }
    public bool IsFreeProvider { get; init; }
    public bool IsReserved { get; init; }
    public bool IsKnownTopLevel { get; init; } = true;
    public bool IsLiteral { get; init; }

    /// <summary>The domain that is probably meant, or null.</summary>
    public string? Suggestion { get; init; }

    /// <summary>0 to 1.</summary>
    public float SuggestionConfidence { get; init; }

    /// <summary>The domain whose mailboxes these are: googlemail.com is gmail.com.</summary>
    public required string CanonicalName { get; init; }

    public bool HasPlusTags { get; init; }
    public bool IgnoresDots { get; init; }
}
