using System.Text;

namespace CrmHygiene.Core.Standards.Names;

/// <summary>
/// Takes a whole name apart: titles, given names, family name with its particles, suffixes, nickname. Reads "Given Family",
/// "Family, Given" and "Given Family, PhD". Made for names in Western order; a name of one word is a given name, or after
/// a title a family name.
/// </summary>
/// <remarks>Thread-safe. The parts are cased by <see cref="NameCasing"/>.</remarks>
public static class NameParser
{
    private const int MaxLength = 300;

    /// <summary>The parts of a name.</summary>
    /// <param name="name">The whole name.</param>
    public static PersonName Parse(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxLength) return new PersonName("", "", "", "", "", "");
        string text = Cased(TakeNickname(Text.TextCleaner.Clean(name), out string nickname));
        List<string> suffixes = [];
        List<string[]> parts = [.. text.Split(',').Select(Words).Where(p => p.Length > 0)];
        // after a comma: suffixes only, from the end
        while (parts.Count > 1 && parts[^1].All(w => IsSuffix(w, afterComma: true)))
        {
            suffixes.InsertRange(0, parts[^1].Select(w => Written(w, afterComma: true)));
            parts.RemoveAt(parts.Count - 1);
        }
        if (parts.Count == 0) return new PersonName("", "", "", "", string.Join(' ', suffixes), nickname);
        List<string> titles = [];
        if (parts.Count > 1)
        {
            List<string> family = TakeTitles([.. parts[0]], titles), given = TakeTitles([.. parts[1..].SelectMany(p => p)], titles);
            TakeSuffixes(given, suffixes, keep: 1);
            TakeSuffixes(family, suffixes, keep: 1);
            (string first, string middle) = Given(given);
            return new PersonName(string.Join(' ', titles), first, middle, Family(family), string.Join(' ', suffixes), nickname);
        }
        List<string> words = TakeTitles([.. parts[0]], titles);
        TakeSuffixes(words, suffixes, keep: titles.Count > 0 ? 1 : 2);
        int at = FamilyStart(words);
        if (words.Count == 1 && titles.Count > 0) at = 0;
        (string only, string further) = Given(words[..at]);
        return new PersonName(string.Join(' ', titles), only, further, Family(words[at..]), string.Join(' ', suffixes), nickname);
    }

    // Where the family name begins: its last word, and the particles before it. Never the first word.
    private static int FamilyStart(List<string> words)
    {
        if (words.Count < 2) return words.Count;
        int at = words.Count - 1;
        while (at > 1 && (NameWords.Particles.Contains(words[at - 1].ToLowerInvariant()) || EndsInParticle(words[at - 1]))) at--;
        return at;
    }

    // Heijdanus-De Boer
    private static bool EndsInParticle(string word)
    {
        int hyphen = word.LastIndexOf('-');
        return hyphen > 0 && NameWords.Particles.Contains(word[(hyphen + 1)..].ToLowerInvariant());
    }

    private static string Family(List<string> words)
    {
        for (int i = 0; i < words.Count - 1; i++)
            if (NameWords.Particles.Contains(words[i].ToLowerInvariant())) words[i] = words[i].ToLowerInvariant();
        return string.Join(' ', words);
    }

    // J.B. and JB are two initials; in "M Peter" the name one is called by is Peter.
    private static (string First, string Middle) Given(List<string> words)
    {
        if (words.Count == 0) return ("", "");
        List<string> names = [];
        foreach (string word in words)
        {
            string letters = word.Replace(".", string.Empty, StringComparison.Ordinal);
            bool joined = letters.Length is 2 or 3 && letters.All(char.IsUpper) && (word.TrimEnd('.').Contains('.', StringComparison.Ordinal) || (letters.Length == 2 && letters.Length == word.Length));
            if (joined && names.Count == 0) names.AddRange(letters.Select(c => c.ToString()));
            else names.Add(word);
        }
        int called = names.FindIndex(n => n.TrimEnd('.').Length > 1);
        if (called <= 0 || called != 1) called = 0;
        string first = names[called];
        names.RemoveAt(called);
        return (first, string.Join(' ', names));
    }

    private static List<string> TakeTitles(List<string> words, List<string> titles)
    {
        while (words.Count > 1)
        {
            string first = Key(words[0]);
            if (words.Count > 2 && NameTitles.Pairs.TryGetValue(first + " " + Key(words[1]), out string? pair))
            {
                titles.Add(pair);
                words.RemoveRange(0, 2);
            }
            else if (NameTitles.Written.TryGetValue(first, out string? title))
            {
                titles.Add(title);
                words.RemoveAt(0);
            }
            else break;
        }
        return words;
    }

    private static void TakeSuffixes(List<string> words, List<string> suffixes, int keep)
    {
        while (words.Count > 1 && IsSuffix(words[^1], afterComma: false))
        {
            // Bill Junior is a family; so is a numeral after one name only
            bool word = Key(words[^1]) is "junior" or "senior";
            if (words.Count - 1 < (word ? Math.Max(keep, 2) : keep)) break;
            suffixes.Insert(0, Written(words[^1], afterComma: false));
            words.RemoveAt(words.Count - 1);
        }
    }

    private static bool IsSuffix(string word, bool afterComma)
    {
        string key = Key(word);
        return NameWords.Suffixes.ContainsKey(key) || key is "junior" or "senior" || (key.Length > 1 && NameWordCasing.IsRoman(key) && !NameWords.NotRoman.Contains(key))
            || (afterComma && NameWords.SuffixesAfterComma.ContainsKey(key) && word.Length <= 3);
    }

    private static string Written(string word, bool afterComma)
    {
        string key = Key(word);
        if (NameWords.Suffixes.TryGetValue(key, out string? suffix)) return suffix;
        if (afterComma && NameWords.SuffixesAfterComma.TryGetValue(key, out string? after)) return after;
        return key is "junior" or "senior" ? word : key.ToUpperInvariant();
    }

    private static string Key(string word) => word.TrimEnd('.').ToLowerInvariant();

    private static string[] Words(string part) => part.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Cased(string text) => NameCasing.Fix(text);

    private static string TakeNickname(string text, out string nickname)
    {
        nickname = string.Empty;
        foreach ((char open, char close) in new[] { ('(', ')'), ('"', '"'), ('“', '”'), ('„', '“'), ('[', ']') })
        {
            int start = text.IndexOf(open, StringComparison.Ordinal);
            int end = start < 0 ? -1 : text.IndexOf(close, start + 1);
            if (end <= start + 1) continue;
            nickname = text[(start + 1)..end].Trim();
            StringBuilder rest = new(text.Length);
            rest.Append(text, 0, start).Append(' ').Append(text, end + 1, text.Length - end - 1);
            return Text.TextCleaner.Clean(rest.ToString());
        }
        return text;
    }
}
