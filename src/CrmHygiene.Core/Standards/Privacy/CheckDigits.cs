namespace CrmHygiene.Core.Standards.Privacy;

/// <summary>Check digits of card, account and national numbers.</summary>
internal static class CheckDigits
{
    private static readonly byte[] Product = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 0, 6, 7, 8, 9, 5, 2, 3, 4, 0, 1, 7, 8, 9, 5, 6, 3, 4, 0, 1, 2, 8, 9, 5, 6, 7, 4, 0, 1, 2, 3, 9, 5, 6, 7, 8,
        5, 9, 8, 7, 6, 0, 4, 3, 2, 1, 6, 5, 9, 8, 7, 1, 0, 4, 3, 2, 7, 6, 5, 9, 8, 2, 1, 0, 4, 3, 8, 7, 6, 5, 9, 3, 2, 1, 0, 4, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0];
    private static readonly byte[] Permutation = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 5, 7, 6, 2, 8, 3, 0, 9, 4, 5, 8, 0, 3, 7, 9, 6, 1, 4, 2, 8, 9, 1, 6, 0, 4, 3, 5, 2, 7,
        9, 4, 5, 3, 1, 2, 6, 8, 7, 0, 4, 2, 8, 6, 5, 7, 3, 9, 0, 1, 2, 7, 9, 3, 8, 0, 6, 4, 1, 5, 7, 0, 4, 6, 9, 1, 3, 2, 5, 8];

    /// <summary>Luhn (ISO/IEC 7812-1 annex B).</summary>
    public static bool Luhn(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int d = digits[^(i + 1)] - '0';
            if (i % 2 == 1) d = d * 2 > 9 ? (d * 2) - 9 : d * 2;
            sum += d;
        }
        return sum % 10 == 0;
    }

    /// <summary>Verhoeff's dihedral check.</summary>
    public static bool Verhoeff(ReadOnlySpan<char> digits)
    {
        int c = 0;
        for (int i = 0; i < digits.Length; i++) c = Product[(c * 10) + Permutation[(i % 8 * 10) + (digits[^(i + 1)] - '0')]];
        return c == 0;
    }

    /// <summary>The remainder by 97 of digits and letters (A = 10), as IBANs are checked (ISO 7064 MOD 97-10).</summary>
    public static int Mod97(ReadOnlySpan<char> text)
    {
        int rest = 0;
        foreach (char c in text)
        {
            int value = char.IsAsciiDigit(c) ? c - '0' : char.ToUpperInvariant(c) - 'A' + 10;
            rest = ((rest * (value > 9 ? 100 : 10)) + value) % 97;
        }
        return rest;
    }

    /// <summary>The weighted sum of digits.</summary>
    public static int Weighted(ReadOnlySpan<char> digits, ReadOnlySpan<int> weights)
    {
        int sum = 0;
        for (int i = 0; i < weights.Length; i++) sum += (digits[i] - '0') * weights[i];
        return sum;
    }

    /// <summary>ISO 7064 MOD 11,10, as German tax ids use it.</summary>
    public static bool Mod1110(ReadOnlySpan<char> digits)
    {
        int product = 10;
        foreach (char c in digits[..^1])
        {
            int sum = (c - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == digits[^1] - '0';
    }
}
