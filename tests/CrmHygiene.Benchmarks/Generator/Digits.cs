namespace CrmHygiene.Benchmarks.Generator;

/// <summary>Numbers from patterns.</summary>
public static class Digits
{
    /// <summary>Replaces each # by a digit and each @ by a capital letter.</summary>
    public static string Fill(string pattern, ref SeededRandom random)
    {
        Span<char> text = stackalloc char[pattern.Length];
        for (int i = 0; i < text.Length; i++)
            text[i] = pattern[i] switch
            {
                '#' => (char)('0' + random.Below(10)),
                '@' => "ABDEFGHJLNPQRSTUWXYZ"[random.Below(20)],
                char c => c,
            };
        return new string(text);
    }
}
