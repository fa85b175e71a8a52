using System.Collections.Frozen;
using CrmHygiene.Core.Standards.Text;

namespace CrmHygiene.Core.Standards.Companies;

/// <summary>
/// Writes company names consistently: the legal form at the end in its own case (GmbH &amp; Co. KG, LLC, S.p.A.), and names that
/// are all capitals or all small in title case. A name in mixed case is its owner's choice, and so are short words in
/// capitals, which may be abbreviations.
/// </summary>
/// <remarks>Idempotent and thread-safe.</remarks>
public static class CompanyName
{
    private const int MaxAcronym = 4;

    private static readonly FrozenSet<string> Small = new[]
        { "and", "of", "the", "for", "in", "on", "at", "by", "to", "und", "et", "de", "du", "des", "la", "le", "les", "y", "e", "en", "van", "von", "der", "den", "del", "da", "do", "dos", "di", "für", "fur", "zu", "zur", "&" }
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ShortWords = new[]
        { "auto", "bank", "bar", "bau", "best", "big", "blue", "book", "cafe", "car", "care", "city", "club", "data", "east", "farm", "fast", "film", "fire", "fish", "food", "free", "full", "fund", "game", "gas", "gold", "golf", "good",
          "haus", "hill", "holz", "home", "hope", "iron", "lake", "land", "law", "life", "line", "link", "main", "mark", "meat", "milk", "moon", "new", "news", "next", "nord", "north", "oil", "old", "one", "open", "our", "park", "pet", "pure",
          "real", "red", "rock", "safe", "sea", "shop", "site", "snow", "soft", "solar", "star", "sud", "süd", "sun", "team", "tech", "top", "tree", "true", "two", "ware", "water", "web", "west", "wind", "wine", "wood", "work", "zoo" }
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The name in its usual form; the same string where it needs nothing.</summary>
    /// <param name="name">A clean name: no odd white space.</param>
    public static string Fix(string name) => FixCase(FixLegalForm(name));

    /// <summary>The name with its legal form written properly; the same string where it has none or it is right.</summary>
    /// <param name="name">A clean name.</param>
    public static string FixLegalForm(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int at = FormStart(name, out string? form);
        if (at < 0 || name.AsSpan(at).SequenceEqual(form)) return name;
        string key = name[at..].ToLowerInvariant();
        // "the spa", "co": words of a small or mixed name; in a name of capitals they are the form, and right already
        if (LegalForms.AlsoWords.Contains(key)) return name;
        return string.Concat(name.AsSpan(0, at), form);
    }

    /// <summary>The name in title case where it is all capitals or all small; else the same string.</summary>
    /// <param name="name">A clean name.</param>
    public static string FixCase(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (HasMixedFirstWord(name)) return name;
        int end = FormStart(name, out _);
        ReadOnlySpan<char> head = (end < 0 ? name : name[..end]).AsSpan().TrimEnd(" ,");
        bool upper = false, lower = false, web = false;
        int letters = 0;
        foreach (char c in head)
        {
            upper |= Letters.IsUpper(c);
            lower |= Letters.IsLower(c);
            web |= c is '@' or '/' || (c == '.' && !head.Contains(' '));
            if (char.IsLetter(c)) letters++;
        }
        if (web || (upper && lower) || letters == 0 || (upper && letters <= MaxAcronym)) return name;
        bool turkish = Letters.IsTurkish(name);
        char[] result = name.ToCharArray();
        int start = 0;
        for (int i = 0; i <= head.Length; i++)
        {
            if (i < head.Length && head[i] is not (' ' or '-' or '/' or ',' or '(' or ')' or '"')) continue;
            if (i > start) Word(result.AsSpan(start, i - start), upper, start == 0, turkish);
            start = i + 1;
        }
        string changed = new(result);
        return changed == name ? name : changed;
    }

    // The first word is never the legal form: where it mixes capitals and small letters, the name does.
    private static bool HasMixedFirstWord(string name)
    {
        bool upper = false, lower = false;
        foreach (char c in name)
        {
            if (c == ' ') break;
            upper |= char.IsAsciiLetterUpper(c);
            lower |= char.IsAsciiLetterLower(c);
        }
        return upper && lower;
    }

    private static void Word(Span<char> word, bool upper, bool first, bool turkish)
    {
        string lower = Letters.Lower(word, turkish);
        if (Small.Contains(lower) && !first)
        {
            lower.CopyTo(word);
            return;
        }
        bool vowel = false, other = false;
        int letters = 0;
        foreach (char c in lower)
        {
            vowel |= Names.NameWordCasing.IsVowel(c);
            other |= !char.IsLetter(c) && c is not ('\'' or '’');
            if (char.IsLetter(c)) letters++;
        }
        // IBM, AT&T, 3M, K.O.: in capitals nobody can tell an abbreviation from a short word
        if (upper && (other || !vowel || (letters <= MaxAcronym && !ShortWords.Contains(lower)))) return;
        lower.CopyTo(word);
        word[0] = Letters.Upper(word[0]);
        if (lower.Length > 4 && lower.StartsWith("mc", StringComparison.Ordinal)) word[2] = Letters.Upper(word[2]);
        if (lower.Length > 3 && word[1] is '\'' or '’' && lower[0] is 'o' or 'd' or 'l') word[2] = Letters.Upper(word[2]);
    }

    // Where the legal form begins, the longest that fits; -1 where the name ends in none or is nothing else.
    private static int FormStart(string name, out string? form)
    {
        form = null;
        int best = -1, at = name.Length;
        for (int words = 0; words < LegalForms.MaxWords && at > 0; words++)
        {
            at = name.LastIndexOf(' ', at - 1);
            if (at <= 0) break;
            if (!LegalForms.ByKey.TryGetValue(name[(at + 1)..].ToLowerInvariant(), out string? found)) continue;
            best = at + 1;
            form = found;
        }
        return best;
    }
}
