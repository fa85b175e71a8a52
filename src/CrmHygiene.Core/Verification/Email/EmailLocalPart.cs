namespace CrmHygiene.Core.Verification.Email;

/// <summary>What the part before the @ says: a function rather than a person, or random keys.</summary>
internal static class EmailLocalPart
{
    private const int LongestRole = 40;

    public static EmailFacts FactsOf(ReadOnlySpan<char> local, EmailReferenceData lists)
    {
        if (IsRole(local, lists.Roles)) return EmailFacts.Role;
        return EmailGibberish.IsGibberish(local) ? EmailFacts.Gibberish : EmailFacts.None;
    }

    /// <summary>Lower case without hyphens, dots and underscores.</summary>
    public static string WithoutSeparators(string role)
    {
        Span<char> buffer = stackalloc char[LongestRole];
        return role.Length > LongestRole ? role : buffer[..Normalize(role, buffer)].ToString();
    }

    private static bool IsRole(ReadOnlySpan<char> local, WordTable roles)
    {
        int plus = local.IndexOf('+');
        if (plus > 0) local = local[..plus];
        if (local.Length > LongestRole) return false;
        Span<char> buffer = stackalloc char[LongestRole];
        ReadOnlySpan<char> word = buffer[..Normalize(local, buffer)];
        if (roles.Contains(word)) return true;
        // info2, sales01: the same function again
        ReadOnlySpan<char> stem = word.TrimEnd("0123456789");
        if (stem.Length < word.Length && stem.Length > 2 && word.Length - stem.Length <= 2 && roles.Contains(stem)) return true;
        // info-de, sales.uk: a function and a country or language
        int separator = local.LastIndexOfAny('-', '.', '_');
        return separator > 2 && local.Length - separator == 3 && roles.Contains(buffer[..Normalize(local[..separator], buffer)]);
    }

    private static int Normalize(ReadOnlySpan<char> local, Span<char> buffer)
    {
        int length = 0;
        foreach (char c in local)
            if (c is not ('-' or '.' or '_')) buffer[length++] = char.ToLowerInvariant(c);
        return length;
    }
}
