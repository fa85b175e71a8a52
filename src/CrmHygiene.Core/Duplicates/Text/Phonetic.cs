namespace CrmHygiene.Core.Duplicates.Text;

/// <summary>A phonetic key for names of many languages: like sounds share a digit, vowels are dropped after the first letter.</summary>
internal static class Phonetic
{
    // b p v f w = 1, c g j k q s x z = 2, d t = 3, l = 4, m n = 5, r = 6; vowels, h and y are silent (Russell's Soundex with w sounded)
    private static ReadOnlySpan<byte> Codes => "01230120022455012623010202"u8;

    /// <summary>Up to six sounds as a number; 0 where there is no letter.</summary>
    public static ulong Key(ReadOnlySpan<byte> name)
    {
        ulong key = 0;
        int length = 0;
        byte last = 0;
        foreach (byte raw in name)
        {
            if (raw is < (byte)'a' or > (byte)'z')
            {
                if (raw >= 0x80) key = key * 31 + raw;
                continue;
            }
            byte code = Codes[raw - 'a'];
            if (length == 0)
            {
                // first letters that sound alike count as one: c/k/q, f/v (ph is left to q-grams)
                key = raw switch { (byte)'c' or (byte)'q' => 'k', (byte)'v' => 'f', (byte)'j' or (byte)'y' => 'i', (byte)'z' => 's', _ => raw };
                length = 1;
            }
            else if (code != '0' && code != last)
            {
                key = key * 16 + (ulong)(code - '0');
                if (++length == 6) break;
            }
            if (raw is not ((byte)'h' or (byte)'w')) last = code;
        }
        return key;
    }
}
