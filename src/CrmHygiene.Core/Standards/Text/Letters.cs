using System.Text;

namespace CrmHygiene.Core.Standards.Text;

/// <summary>Letter case, for the scripts that have it in names: Latin, Greek, Cyrillic, Armenian. Others are never touched.</summary>
internal static class Letters
{
    public static bool HasCase(char c) => c < '\u0250' ? char.IsLetter(c)
        : c is (>= '\u0370' and <= '\u058f') or (>= '\u1e00' and <= '\u1fff') && char.IsLetter(c);

    public static bool IsUpper(char c) => HasCase(c) && char.IsUpper(c);

    public static bool IsLower(char c) => HasCase(c) && char.IsLower(c);

    public static char Upper(char c) => HasCase(c) && c != 'ß' ? char.ToUpperInvariant(c) : c;

    /// <summary>Lower case of a word; a Greek sigma at its end is the final one, and a text that is visibly Turkish keeps its dotless i.</summary>
    public static string Lower(ReadOnlySpan<char> word, bool turkish)
    {
        StringBuilder lower = new(word.Length);
        for (int i = 0; i < word.Length; i++)
        {
            char c = word[i];
            lower.Append(c switch
            {
                'İ' => 'i',
                'I' when turkish => 'ı',
                'Σ' when i > 0 && (i + 1 == word.Length || !char.IsLetter(word[i + 1])) => 'ς',
                _ => HasCase(c) ? char.ToLowerInvariant(c) : c,
            });
        }
        return lower.ToString();
    }

    /// <summary>Whether the text has letters only Turkish and its neighbours use.</summary>
    public static bool IsTurkish(string text) => text.AsSpan().IndexOfAny('İ', 'Ğ', 'ğ') >= 0 || text.Contains('ı', StringComparison.Ordinal);
}
