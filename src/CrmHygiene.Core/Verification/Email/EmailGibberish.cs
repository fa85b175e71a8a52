namespace CrmHygiene.Core.Verification.Email;

/// <summary>
/// Tells random keys from names: the mean cost of the letter pairs of a word against those of real names, and walks
/// along the keyboard. Set so that at most 2 of 10,000 real names and initials with names are taken for gibberish.
/// </summary>
internal static class EmailGibberish
{
    private const int Alphabet = 28, End = 27;
    private const int ShortestWord = 5;
    private static readonly Lazy<byte[]> Costs = new(LoadCosts);
    private static readonly string[] Rows = ["qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "qsdfghjklm", "zxcvbnm", "yxcvbnm", "wxcvbn", "abcdefghijklmnopqrstuvwxyz", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];
    private static readonly bool[] Neighbours = FindNeighbours();

    public static bool IsGibberish(ReadOnlySpan<char> local)
    {
        bool any = false;
        byte[] costs = Costs.Value;
        while (!local.IsEmpty)
        {
            int length = LetterRun(local);
            if (length == 0)
            {
                local = local[1..];
                continue;
            }
            ReadOnlySpan<char> word = local[..length];
            local = local[length..];
            if (word.Length >= ShortestWord && char.IsAsciiLetter(word[0]) && CostOf(word, costs) > Limit(word.Length)) any = true;
            else if (word.Length >= 4 && (IsOneLetter(word) || IsKeyboardWalk(word))) any = true;
            else if (word.Length >= 3) return false;
        }
        return any;
    }

    private static int LetterRun(ReadOnlySpan<char> text)
    {
        int i = 0;
        while (i < text.Length && (char.IsAsciiLetter(text[i]) || (text[i] > 127 && char.IsLetter(text[i])))) i++;
        return i;
    }

    /// <summary>Mean cost of the letter pairs, in 16ths of a bit; letters beyond ASCII make a word unknown, which costs nothing.</summary>
    private static float CostOf(ReadOnlySpan<char> word, byte[] costs)
    {
        int previous = 0, sum = 0;
        foreach (char c in word)
        {
            int letter = (c | 0x20) - 'a' + 1;
            if (letter is < 1 or > 26) return 0;
            sum += costs[(previous * Alphabet) + letter];
            previous = letter;
        }
        sum += costs[(previous * Alphabet) + End];
        return (float)sum / (word.Length + 1);
    }

    /// <summary>The 99.98th percentile of names of a length.</summary>
    private static float Limit(int length) => length switch
    {
        5 => 106,
        6 => 104,
        7 => 99.5f,
        8 or 9 => 96,
        <= 12 => 91,
        _ => 90,
    };

    private static bool IsOneLetter(ReadOnlySpan<char> word) => !word[1..].ContainsAnyExcept(word[0]);

    /// <summary>asdf, qwertz, hgfdsa: a row of the keyboard or the alphabet, in either direction, and nothing else.</summary>
    private static bool IsKeyboardWalk(ReadOnlySpan<char> word)
    {
        if (word.Length > 26 || !StartsAsWalk(word)) return false;
        Span<char> lower = stackalloc char[26], reversed = stackalloc char[26];
        for (int i = 0; i < word.Length; i++) lower[i] = reversed[word.Length - 1 - i] = char.ToLowerInvariant(word[i]);
        foreach (string row in Rows)
            if (row.AsSpan().Contains(lower[..word.Length], StringComparison.Ordinal) || row.AsSpan().Contains(reversed[..word.Length], StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Whether the first three letters could be a walk; says no to nearly every word at little cost.</summary>
    private static bool StartsAsWalk(ReadOnlySpan<char> word)
    {
        if (!char.IsAscii(word[0])) return true;
        for (int i = 1; i < 3; i++)
        {
            char from = char.ToLowerInvariant(word[i - 1]), to = char.ToLowerInvariant(word[i]);
            if (from > 'z' || to > 'z' || !Neighbours[((from - 'a') * 26) + (to - 'a')]) return false;
        }
        return true;
    }

    private static bool[] FindNeighbours()
    {
        bool[] neighbours = new bool[26 * 26];
        foreach (string row in Rows.Where(r => char.IsAscii(r[0])))
        {
            for (int i = 1; i < row.Length; i++)
            {
                neighbours[((row[i - 1] - 'a') * 26) + (row[i] - 'a')] = true;
                neighbours[((row[i] - 'a') * 26) + (row[i - 1] - 'a')] = true;
            }
        }
        return neighbours;
    }

    private static byte[] LoadCosts() => [.. EmailDataFile.Read("letter-pairs.txt")
        .SelectMany(row => row.Split(' '))
        .Select(cost => (byte)Math.Min(255, int.Parse(cost, System.Globalization.CultureInfo.InvariantCulture)))];
}
