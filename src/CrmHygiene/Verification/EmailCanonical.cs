namespace CrmHygiene;

/// <summary>One spelling for all spellings of a mailbox.</summary>
internal static class EmailCanonical
{
    public static string Of(ReadOnlySpan<char> local, EmailDomainFacts domain)
    {
        if (domain.HasPlusTags)
        {
            int plus = local.IndexOf('+');
            if (plus > 0) local = local[..plus];
        }
        Span<char> buffer = local.Length <= 128 ? stackalloc char[128] : new char[local.Length];
        int length = 0;
        foreach (char c in local)
        {
            if (c == '.' && domain.IgnoresDots) continue;
            buffer[length++] = char.ToLowerInvariant(c);
        }
        return string.Concat(buffer[..length], "@", domain.CanonicalName);
    }
}
