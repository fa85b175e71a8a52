namespace CrmHygiene.Core.Verification.Email;

/// <summary>
/// Finds the domain that was probably meant: a large provider within a small keyboard distance, weighted by how many
/// people use it, or a top-level domain that does not exist beside one that does. Never for a domain that is known to be real.
/// </summary>
internal sealed class EmailTypoSuggester(EmailReferenceData lists)
{
    private const float TooFar = 10;

    // Suffixes that a mistyped end is compared with, most used first.
    private static readonly string[] Suffixes =
    [
        "com", "net", "org", "de", "co.uk", "fr", "it", "es", "nl", "com.br", "com.au", "co.jp", "ca", "ch", "at", "be", "pl", "ru", "eu", "info", "edu",
        "co.in", "co.nz", "co.za", "com.mx", "com.ar", "com.tr", "co.kr", "co.il", "org.uk", "ac.uk", "net.au", "se", "dk", "no", "fi", "cz", "gov", "biz",
    ];

    // Countries that sell names under com.xx and not co.xx, and the other way round.
    private static readonly string[] ComCountries = ["br", "mx", "ar", "au", "tr", "sg", "my", "hk", "tw", "ua", "uy", "pe"];
    private static readonly string[] CoCountries = ["uk", "jp", "kr", "nz", "za", "il"];

    // Ends people type for com; registered top-level domains among them.
    private static readonly string[] ComSlips = ["co", "cm", "om", "net", "org", "com.co", "comm", "coma", "come", "ne", "con"];

    /// <summary>The domain that was probably meant, or null.</summary>
    /// <param name="domain">A-labels in lower case.</param>
    /// <param name="confidence">0 to 1.</param>
    public string? Suggest(ReadOnlySpan<char> domain, out float confidence)
    {
        confidence = 0;
        if (domain.Length is < 4 or > 60 || IsKnown(domain)) return null;
        bool disposable = lists.Disposable.ContainsDomain(domain);
        (EmailProvider? provider, float distance) = NearestProvider(domain, disposable);
        if (provider is not null)
        {
            confidence = Math.Clamp(.95f - (.25f * distance) + (.02f * (provider.Popularity - 3)), .4f, .98f);
            return provider.Domain;
        }
        if (disposable) return null;
        string? suffix = MeantSuffix(domain, out int nameLength, out distance);
        if (suffix is null) return null;
        confidence = Math.Clamp(.9f - (.25f * distance), .4f, .9f);
        return string.Concat(domain[..nameLength], ".", suffix);
    }

    private bool IsKnown(ReadOnlySpan<char> domain)
    {
        if (lists.FreeProviders.Contains(domain) || lists.KnownDomains.ContainsDomain(domain) || EmailReferenceData.FindProvider(domain) is not null) return true;
        // a host of a provider: mail.comcast.net
        int dot = domain.IndexOf('.');
        return dot >= 0 && domain[(dot + 1)..].Contains('.') && EmailReferenceData.FindProvider(domain[(dot + 1)..]) is not null;
    }

    private (EmailProvider?, float) NearestProvider(ReadOnlySpan<char> domain, bool disposable)
    {
        int dot = domain.IndexOf('.');
        ReadOnlySpan<char> name = dot < 0 ? domain : domain[..dot];
        ReadOnlySpan<char> suffix = dot < 0 ? default : domain[(dot + 1)..];
        bool realEnd = lists.TopLevelDomains.Contains(suffix[(suffix.LastIndexOf('.') + 1)..]);
        EmailProvider? best = null;
        float bestScore = float.MaxValue, bestDistance = 0;
        foreach (EmailProvider provider in EmailReferenceData.Providers)
        {
            // Throw-away domains imitate large providers: only a slip of one key is taken for a typo.
            if (disposable && provider.Popularity < 5) continue;
            float distance = DistanceTo(provider, domain, name, suffix, realEnd);
            float score = distance - (.12f * provider.Popularity);
            if (distance >= (disposable ? .7f : TooFar) || score >= bestScore) continue;
            best = provider;
            bestScore = score;
            bestDistance = distance;
        }
        return (best, bestDistance);
    }

    /// <summary>How far the domain is from a provider's, or <see cref="TooFar"/> where the two cannot be taken for each other.</summary>
    private static float DistanceTo(EmailProvider provider, ReadOnlySpan<char> domain, ReadOnlySpan<char> name, ReadOnlySpan<char> suffix, bool realEnd)
    {
        if (Math.Abs(domain.Length - provider.Domain.Length) > 4) return TooFar;
        if (suffix.SequenceEqual(provider.Suffix)) return Within(name, provider.Name, NameLimit(provider, name.Length), provider.Popularity >= 4);
        if (IsSameWithoutDots(domain, provider.Domain)) return KeyboardDistance.Between(domain, provider.Domain, TooFar) is var moved and < TooFar ? Math.Min(moved, .6f) : .6f;
        bool famous = provider.Popularity >= 4, sameName = name.SequenceEqual(provider.Name);
        if (provider.Suffix == "com" && IsComSlip(suffix))
        {
            if (sameName) return provider.Popularity >= 3 ? .5f : TooFar;
            // both ends wrong: a registered end needs a name nobody else would have
            bool rare = suffix is "cm" or "om" or "con" or "comm" or "coma";
            return famous && (rare || name.Length >= 8) ? .5f + Within(name, provider.Name, rare ? Math.Max(.7f, NameLimit(provider, name.Length)) : .7f, false) : TooFar;
        }
        if (realEnd)
        {
            // gmail.o.uk: only the part before the country is wrong
            bool sameCountry = provider.Suffix.Length > 3 && suffix.Length > 3 && suffix[^3] == '.' && suffix[^2..].SequenceEqual(provider.Suffix.AsSpan()[^2..]);
            return sameName && sameCountry ? Within(suffix, provider.Suffix, .9f, false) : TooFar;
        }
        float limit = sameName ? (provider.Popularity >= 3 ? 3f : 1f)
            : famous ? (provider.Name.Length <= 3 ? 1.2f : provider.Name.Length <= 5 ? 1.8f : 2.2f)
            : provider.Name.Length >= 6 ? 1.2f : 0;
        return Within(domain, provider.Domain, limit, famous);
    }

    /// <summary>How far a name may be from the provider's where the rest of the domain agrees.</summary>
    private static float NameLimit(EmailProvider provider, int typedLength)
    {
        int length = provider.Name.Length;
        if (length <= 2) return 0;
        // names of three letters are next to everything: only a letter too many
        if (length == 3) return provider.Popularity >= 4 && typedLength == 4 ? .95f : 0;
        float limit = length switch { 4 => .55f, 5 => 1f, 6 or 7 => 1.3f, _ => 1.6f };
        return provider.Popularity switch { 5 => limit + .35f, 4 => limit + .2f, 1 => limit - .3f, _ => limit };
    }

    private static float Within(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant, float limit, bool anagrams)
    {
        if (limit <= 0) return TooFar;
        float distance = KeyboardDistance.Between(typed, meant, limit);
        if (distance <= limit) return distance;
        return anagrams && typed.Length >= 5 && typed[0] == meant[0] && KeyboardDistance.IsAnagram(typed, meant) ? 1.2f : TooFar;
    }

    private static bool IsSameWithoutDots(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < a.Length && a[i] == '.') i++;
            while (j < b.Length && b[j] == '.') j++;
            if (i == a.Length || j == b.Length) return i == a.Length && j == b.Length;
            if (a[i++] != b[j++]) return false;
        }
    }

    private static bool IsComSlip(ReadOnlySpan<char> suffix)
    {
        foreach (string slip in ComSlips)
            if (suffix.SequenceEqual(slip)) return true;
        return false;
    }

    /// <summary>The suffix that was meant where the typed end cannot exist.</summary>
    private string? MeantSuffix(ReadOnlySpan<char> domain, out int nameLength, out float distance)
    {
        distance = 0;
        nameLength = domain.IndexOf('.');
        if (nameLength < 2) return null;
        ReadOnlySpan<char> suffix = domain[(nameLength + 1)..];
        int lastDot = suffix.LastIndexOf('.');
        ReadOnlySpan<char> end = suffix[(lastDot + 1)..];
        if (lists.TopLevelDomains.Contains(end)) return MeantCountrySuffix(suffix);
        if (EmailDomainClassifier.IsReserved(domain)) return null;
        if (suffix.Length == 4 && suffix.StartsWith("co") && MeantCountrySuffix($"co.{suffix[2..]}") is { } country) return country;
        string? best = null;
        float bestScore = float.MaxValue;
        for (int i = 0; i < Suffixes.Length; i++)
        {
            float limit = Suffixes[i].Length <= 2 ? .6f : 1.1f;
            float found = KeyboardDistance.Between(suffix, Suffixes[i], limit);
            float score = found + (.015f * i);
            if (found > limit || score >= bestScore) continue;
            best = Suffixes[i];
            bestScore = score;
            distance = found;
        }
        return best;
    }

    /// <summary>shop.co.br is shop.com.br: the country has no co.br.</summary>
    private static string? MeantCountrySuffix(ReadOnlySpan<char> suffix)
    {
        if (suffix.Length is < 5 or > 6 || suffix[^3] != '.') return null;
        ReadOnlySpan<char> second = suffix[..^3], country = suffix[^2..];
        foreach (string code in second.SequenceEqual("co") ? ComCountries : second.SequenceEqual("com") ? CoCountries : [])
            if (country.SequenceEqual(code)) return (second.Length == 2 ? "com." : "co.") + code;
        return null;
    }
}
