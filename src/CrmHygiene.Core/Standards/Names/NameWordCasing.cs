using CrmHygiene.Core.Standards.Text;

namespace CrmHygiene.Core.Standards.Names;

/// <summary>The case of one word of a name, given the others.</summary>
internal static class NameWordCasing
{
    /// <summary>The word in its usual case; always as long as the word.</summary>
    public static string Fix(string word, NameTokens tokens, int index)
    {
        string bare = word.TrimEnd('.');
        bool first = index == 0, last = index >= tokens.LastName;
        if (NameWords.Connectors.Contains(word) && !first && index < tokens.Count - 1) return word;
        if (IsSmall(word, tokens, index)) return word;
        if (tokens.Part == NamePart.Suffix || tokens.AfterComma(index))
        {
            if (NameWords.SuffixesAfterComma.TryGetValue(bare, out string? title) && (tokens.Part == NamePart.Suffix || index == tokens.Count - 1)) return title + word[bare.Length..];
        }
        bool suffixPlace = tokens.Part == NamePart.Suffix || (index > 0 && (index > tokens.LastName || tokens.AfterComma(index)));
        if (suffixPlace && NameWords.Suffixes.TryGetValue(bare, out string? suffix)) return suffix + word[bare.Length..];
        if ((tokens.Part == NamePart.Suffix || (index > 0 && last && tokens.Part != NamePart.Given)) && IsRoman(bare) && !NameWords.NotRoman.Contains(bare)) return word.ToUpperInvariant();
        if (IsInitials(bare, tokens, index)) return word.ToUpperInvariant();
        return Words(word, tokens, index);
    }

    public static bool IsVowel(char c) => "aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿăąēėęěğīįıōőœūůűųαεηιουωάέήίόύώаеёиоуыэюяіїє".Contains(c, StringComparison.Ordinal);

    /// <summary>Whether small letters spell a roman numeral below ninety, well formed.</summary>
    public static bool IsRoman(string word)
    {
        if (word.Length is 0 or > 7) return false;
        int at = 0;
        if (word.StartsWith("xl", StringComparison.Ordinal)) at = 2;
        else
        {
            if (word[0] == 'l') at = 1;
            for (int n = 0; n < 3 && at < word.Length && word[at] == 'x' && !(at + 1 < word.Length && word[at + 1] == 'l'); n++) at++;
        }
        ReadOnlySpan<char> units = word.AsSpan(at);
        return units is "" or "i" or "ii" or "iii" or "iv" or "v" or "vi" or "vii" or "viii" or "ix";
    }

    // Particles and the words for "and" stay small, but for the places where they are names.
    private static bool IsSmall(string word, NameTokens tokens, int index)
    {
        if (tokens.Part == NamePart.Suffix || index >= tokens.LastName || tokens.BeforeComma(index)) return false;
        bool inside = index > 0 && !tokens.AfterComma(index);
        if (inside && tokens.Part != NamePart.Given && word is "y" or "e" or "i" && inside) return IsConjunction(word, tokens, index);
        if (!NameWords.Particles.Contains(word)) return false;
        if (tokens.IsVietnamese && word is "van" or "le" or "do" or "la" or "di" or "du") return false;
        string next = tokens.Lower(index + 1);
        if (inside) return word is not ("in" or "te" or "lo" or "do") || tokens.Part != NamePart.Given;
        if (tokens.Part == NamePart.Given) return false;
        if (tokens.Part == NamePart.Family || (tokens.FamilyFirst && index == 0)) return true;
        if (NameWords.Continuing.Contains(next)) return true;
        if (NameWords.GivenLike.Contains(word)) return NameWords.Semitic.Contains(next);
        // Van Morrison has a given name; van Dyke alone has none
        return word is not ("van" or "le" or "la" or "el" or "di" or "du" or "da") || tokens.LastName == 1;
    }

    private static bool IsConjunction(string word, NameTokens tokens, int index) => word switch
    {
        "y" => true,
        "e" => tokens.Part == NamePart.Family || tokens.Lower(index + 1) is { } next && (next.StartsWith('i') || next.StartsWith("hi", StringComparison.Ordinal)),
        _ => tokens.Part == NamePart.Family || NameWords.Catalan.Contains(tokens.Lower(index - 1)) || NameWords.Catalan.Contains(tokens.Lower(index + 1)),
    };

    // JJ Abrams, AJ Michalka: two letters that no name begins with; J.F. is handled letter by letter.
    private static bool IsInitials(string word, NameTokens tokens, int index) =>
        word.Length == 2 && char.IsAsciiLetterLower(word[0]) && char.IsAsciiLetterLower(word[1])
        && (tokens.Part == NamePart.Given || (index == 0 && tokens.Part == NamePart.Full && tokens.Count > 1))
        && !NameWords.ShortWords.Contains(word)
        && (word[1] == 'j' || (!IsVowel(word[0]) && !IsVowel(word[1])));

    private static string Words(string word, NameTokens tokens, int index)
    {
        Span<char> result = stackalloc char[word.Length <= 256 ? word.Length : 0];
        if (result.IsEmpty) return word;
        word.CopyTo(result);
        int start = 0;
        for (int i = 0; i <= word.Length; i++)
        {
            if (i < word.Length && word[i] is not ('-' or '.' or '‐' or '–' or '_' or '·')) continue;
            bool particle = start > 0 && i < word.Length && word[i] == '-' && NameWords.Particles.Contains(word[start..i]);
            if (!particle) One(result[start..i], tokens, index, start > 0);
            start = i + 1;
        }
        return result.ToString();
    }

    private static void One(Span<char> word, NameTokens tokens, int index, bool inner)
    {
        if (word.IsEmpty) return;
        int mark = word.IndexOfAny("'’`´");
        if (mark == 1 && word.Length > 3 && "odlnmcbr".Contains(word[0], StringComparison.Ordinal))
        {
            // d'Angelo is a family's particle, D'Andre a given name
            bool small = word[0] == 'd' && !inner && tokens.Part != NamePart.Given && (index > 0 || tokens.Part == NamePart.Family || tokens.FamilyFirst || tokens.LastName == 0);
            if (!small) word[0] = Letters.Upper(word[0]);
            Gaelic(word[2..], tokens, index);
            return;
        }
        if (mark is 4 or 5 && word.Length > mark + 2 && (word[..mark] is "dell" or "dall" or "nell" or "dall" or "sant")) Gaelic(word[(mark + 1)..], tokens, index);
        Gaelic(word, tokens, index);
    }

    private static void Gaelic(Span<char> word, NameTokens tokens, int index)
    {
        int first = 0;
        while (first < word.Length && !char.IsLetterOrDigit(word[first])) first++;
        if (first == word.Length) return;
        word[first] = Letters.Upper(word[first]);
        ReadOnlySpan<char> rest = word[(first + 1)..];
        if (word[first] == 'I' && rest.Length > 2 && rest[0] == 'j' && "sztpkdm".Contains(rest[1], StringComparison.Ordinal)) word[first + 1] = 'J';
        if (word[first] != 'M') return;
        if (rest.Length >= 3 && rest[0] == 'c') word[first + 2] = Letters.Upper(word[first + 2]);
        else if (IsMac(rest, tokens, index)) word[first + 3] = Letters.Upper(word[first + 3]);
    }

    // Mac and at least four letters, not ending as Italian, Polish, Spanish or Lithuanian names do (Lingua::EN::NameCase).
    private static bool IsMac(ReadOnlySpan<char> rest, NameTokens tokens, int index) =>
        rest.Length >= 5 && rest[0] == 'a' && rest[1] == 'c' && (!"aciozj".Contains(rest[^1], StringComparison.Ordinal) || NameWords.Gaelic.Contains(string.Concat("m", rest)))
        && tokens.Part != NamePart.Given && !(tokens.Part == NamePart.Full && index == 0 && tokens.LastName > 0 && !tokens.FamilyFirst)
        && !NameWords.NotGaelic.Contains(string.Concat("m", rest));
}
