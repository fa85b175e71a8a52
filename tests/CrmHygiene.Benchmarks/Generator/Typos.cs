namespace CrmHygiene.Benchmarks.Generator;

/// <summary>Slips of the finger, the ear and the scanner.</summary>
public static class Typos
{
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly (string From, string To)[] Sounds =
        [("ph", "f"), ("ck", "k"), ("ie", "ei"), ("ei", "ai"), ("ey", "y"), ("th", "t"), ("ss", "s"), ("y", "i"), ("c", "k"), ("mm", "m"), ("nn", "n"), ("rn", "m"), ("ll", "l"), ("ff", "f"), ("dt", "t")];

    /// <summary>One slip: a letter left out, doubled, hit beside, two swapped, or spelt as heard.</summary>
    public static string Make(string text, ref SeededRandom random)
    {
        if (text.Length < 3) return text;
        // First letters are right far more often than others.
        int at = 1 + random.Below(text.Length - 1);
        return random.Below(10) switch
        {
            < 2 => text.Remove(at, 1),
            < 4 => text.Insert(at, text[at].ToString()),
            < 6 => text[..at] + Beside(text[at], ref random) + text[(at + 1)..],
            < 8 => Swap(text, Math.Min(at, text.Length - 2)),
            _ => AsHeard(text, ref random),
        };
    }

    /// <summary>Two neighbouring digits changed places.</summary>
    public static string SwapDigits(string digits, ref SeededRandom random) =>
        digits.Length < 4 ? digits : Swap(digits, 2 + random.Below(digits.Length - 3));

    private static string Swap(string text, int at) => $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}";

    private static char Beside(char letter, ref SeededRandom random)
    {
        foreach (string row in Rows)
        {
            int at = row.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            if (at >= 0) return row[at == 0 ? 1 : at == row.Length - 1 || random.Chance(0.5) ? at - 1 : at + 1];
        }
        return letter;
    }

    private static string AsHeard(string text, ref SeededRandom random)
    {
        int start = random.Below(Sounds.Length);
        for (int i = 0; i < Sounds.Length; i++)
        {
            (string from, string to) = Sounds[(start + i) % Sounds.Length];
            int at = text.IndexOf(from, 1, StringComparison.Ordinal);
            if (at > 0) return text[..at] + to + text[(at + from.Length)..];
        }
        return text.Remove(text.Length / 2, 1);
    }
}
