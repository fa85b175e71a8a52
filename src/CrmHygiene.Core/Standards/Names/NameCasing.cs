using CrmHygiene.Core.Standards.Text;

namespace CrmHygiene.Core.Standards.Names;

/// <summary>
/// Writes names the way their owners do: McDonald, van der Berg, O'Neil, d'Angelo, de la Cruz, MacLeod but Macy,
/// Henry VIII, PhD, J.F. A name in mixed case is its owner's choice and stays, but for words that are plainly a slip
/// (jOHN, John SMITH, John smith). Scripts without case are never touched.
/// </summary>
/// <remarks>
/// From capitals alone nobody can tell van Dyke from Van Dyke; particles get their language's small form. The ideas are
/// those of Lingua::EN::NameCase and its descendants. Idempotent and thread-safe.
/// </remarks>
public static class NameCasing
{
    private const int MostPasses = 4;

    /// <summary>The name in its usual case; the same string where it needs nothing.</summary>
    /// <param name="name">A clean name: no odd white space.</param>
    /// <param name="part">Which part of the name it is; it decides whether a particle may begin it.</param>
    public static string Fix(string name, NamePart part = NamePart.Full)
    {
        ArgumentNullException.ThrowIfNull(name);
        // What one pass mends can make the whole name read as another kind, such as all small; a second pass settles that.
        string fixedName = FixOnce(name, part);
        for (int pass = 1; pass < MostPasses && !ReferenceEquals(fixedName, name); pass++) (name, fixedName) = (fixedName, FixOnce(fixedName, part));
        return fixedName;
    }

    private static string FixOnce(string name, NamePart part)
    {
        if (IsPlain(name)) return name;
        bool upper = false, lower = false;
        foreach (char c in name)
        {
            upper |= Letters.IsUpper(c);
            lower |= Letters.IsLower(c);
        }
        if (!upper && !lower) return name;
        NameTokens tokens = new(name, part);
        if (!lower && tokens.IsInitialsOnly) return name;
        bool mixed = upper && lower;
        bool turkish = Letters.IsTurkish(name);
        char[]? result = null;
        for (int i = 0; i < tokens.Count; i++)
        {
            ReadOnlySpan<char> found = tokens[i];
            if (mixed && !IsSlip(found, tokens, i)) continue;
            string fixedToken = NameWordCasing.Fix(Letters.Lower(found, turkish), tokens, i);
            if (found.SequenceEqual(fixedToken)) continue;
            result ??= name.ToCharArray();
            fixedToken.CopyTo(result.AsSpan(tokens.Start(i)));
        }
        return result is null ? name : new string(result);
    }

    // One capital and small ASCII letters: by far the most names.
    private static bool IsPlain(string name)
    {
        if (name.Length < 2 || !char.IsAsciiLetterUpper(name[0])) return name.Length == 0;
        for (int i = 1; i < name.Length; i++)
            if (!char.IsAsciiLetterLower(name[i])) return false;
        return true;
    }

    // In a name of mixed case: a word that nobody writes that way.
    private static bool IsSlip(ReadOnlySpan<char> word, NameTokens tokens, int index)
    {
        int letters = 0, uppers = 0;
        bool vowel = false, other = false;
        foreach (char c in word)
        {
            if (!Letters.HasCase(c))
            {
                other |= c is not ('-' or '\'' or '’');
                continue;
            }
            letters++;
            if (Letters.IsUpper(c)) uppers++;
            vowel |= NameWordCasing.IsVowel(char.ToLowerInvariant(c));
        }
        if (letters < 2 || other) return false;
        if (uppers == 0)
        {
            string text = word.ToString();
            return tokens.Part != NamePart.Suffix && letters > 2 && !text.Contains('\'', StringComparison.Ordinal) && !text.Contains('’', StringComparison.Ordinal)
                && !NameWords.Particles.Contains(text) && !NameWords.Connectors.Contains(text) && !NameWords.Suffixes.ContainsKey(text);
        }
        bool inverse = Letters.IsUpper(Letters.Upper(word[0])) && uppers == letters - 1 && letters > 2 && Letters.IsLower(word[0]) && !word[1..].ContainsAny("-'’");
        if (inverse) return true;
        return uppers == letters && letters >= 4 && Letters.IsUpper(word[0]) && vowel && tokens.Part != NamePart.Suffix
            && !NameWords.Suffixes.ContainsKey(word.ToString().ToLowerInvariant()) && !NameWordCasing.IsRoman(word.ToString().ToLowerInvariant());
    }
}
