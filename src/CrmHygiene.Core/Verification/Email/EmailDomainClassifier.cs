namespace CrmHygiene.Core.Verification.Email;

/// <summary>Looks a domain up in the reference lists.</summary>
internal static class EmailDomainClassifier
{
    // RFC 2606, RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476, and ICANN's reservation of internal (2024).
    private static readonly string[] ReservedEnds = ["test", "example", "invalid", "localhost", "local", "onion", "alt", "internal", "home.arpa"];

    /// <param name="domain">A-labels in lower case.</param>
    /// <param name="lists">The reference lists.</param>
    public static EmailDomainFacts Classify(string domain, EmailReferenceData lists)
    {
        if (domain[0] == '[') return new EmailDomainFacts { Name = domain, CanonicalName = domain, IsLiteral = true };
        EmailProvider? provider = EmailReferenceData.FindProvider(domain);
        bool disposable = lists.Disposable.ContainsDomain(domain);
        bool reserved = IsReserved(domain);
        string? suggestion = lists.Typos.Suggest(domain, out float confidence);
        return new EmailDomainFacts
        {
            Name = domain,
            CanonicalName = provider?.CanonicalName ?? domain,
            HasPlusTags = provider?.HasPlusTags ?? false,
            IgnoresDots = provider?.IgnoresDots ?? false,
            IsDisposable = disposable,
            IsFreeProvider = !disposable && lists.FreeProviders.Contains(domain),
            IsReserved = reserved,
            IsKnownTopLevel = reserved || lists.TopLevelDomains.Contains(domain.AsSpan(domain.LastIndexOf('.') + 1)),
            Suggestion = suggestion,
            SuggestionConfidence = confidence,
        };
    }

    public static bool IsReserved(ReadOnlySpan<char> domain)
    {
        foreach (string end in ReservedEnds)
            if (domain.EndsWith(end, StringComparison.Ordinal) && (domain.Length == end.Length || domain[^(end.Length + 1)] == '.')) return true;
        return false;
    }
}
