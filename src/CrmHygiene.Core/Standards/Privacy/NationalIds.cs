using System.Text.RegularExpressions;

namespace CrmHygiene.Core.Standards.Privacy;

/// <summary>
/// National numbers told by their form and check digits. Forms that any customer number may have (nine bare digits) count
/// only where the column or the words before the number say what it is.
/// </summary>
internal static partial class NationalIds
{
    /// <summary>Whether a text holds one; the cheap test that it may is the caller's.</summary>
    /// <param name="text">The text of a cell.</param>
    /// <param name="named">Whether the column's header says that it holds national numbers.</param>
    public static bool Contains(string text, bool named)
    {
        foreach (ValueMatch match in Dashed().EnumerateMatches(text))
            if (IsDashed(text.AsSpan(match.Index, match.Length))) return true;
        foreach (Match match in Lettered().Matches(text))
            if (IsLettered(match.Value.ToUpperInvariant())) return true;
        bool said = named || Said().IsMatch(text);
        if (!said) return false;
        foreach (Match match in Bare().Matches(text))
        {
            string digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
            if (IsBare(digits)) return true;
        }
        return false;
    }

    // US social security (never 000, 666, 9xx), Brazilian CPF, Indian Aadhaar in groups, French NIR in groups.
    private static bool IsDashed(ReadOnlySpan<char> found)
    {
        Span<char> digits = stackalloc char[found.Length];
        int n = 0;
        foreach (char c in found)
            if (char.IsAsciiDigit(c)) digits[n++] = c;
        ReadOnlySpan<char> d = digits[..n];
        return n switch
        {
            9 => d[0] != '9' && !d.StartsWith("000") && !d.StartsWith("666") && !d[3..5].SequenceEqual("00") && !d[5..].SequenceEqual("0000"),
            11 => IsCpf(d),
            12 => d[0] > '1' && CheckDigits.Verhoeff(d),
            15 => IsNir(d),
            _ => false,
        };
    }

    // Spanish DNI and NIE, Italian fiscal code, UK national insurance number.
    private static bool IsLettered(string text)
    {
        if (text.Length == 16) return IsFiscalCode(text);
        string plain = text.Replace(" ", string.Empty, StringComparison.Ordinal);
        if (plain.Length == 9 && char.IsAsciiLetter(plain[0]) && char.IsAsciiLetter(plain[1]))
            return !"DFIQUV".Contains(plain[0], StringComparison.Ordinal) && !"DFIQUVO".Contains(plain[1], StringComparison.Ordinal) && plain[..2] is not ("BG" or "GB" or "NK" or "KN" or "TN" or "NT" or "ZZ") && plain[8] is >= 'A' and <= 'D';
        if (plain.Length != 9 || !char.IsAsciiLetter(plain[8])) return false;
        string number = plain[0] switch { 'X' => "0" + plain[1..8], 'Y' => "1" + plain[1..8], 'Z' => "2" + plain[1..8], _ => plain[..8] };
        return number.All(char.IsAsciiDigit) && "TRWAGMYFPDXBNJZSQVHLCKE"[int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) % 23] == plain[8];
    }

    private static bool IsBare(string d) => d.Length switch
    {
        9 => (CheckDigits.Weighted(d, [9, 8, 7, 6, 5, 4, 3, 2, -1]) is > 0 and var sum && sum % 11 == 0) || IsDashed(d),
        10 => CheckDigits.Luhn(d) || IsIranian(d),
        11 => CheckDigits.Mod1110(d) || IsCpf(d) || IsPesel(d),
        12 => CheckDigits.Verhoeff(d) || CheckDigits.Luhn(d.AsSpan(2)),
        13 => IsNir(d),
        15 => IsNir(d),
        18 => IsChinese(d),
        _ => false,
    };

    private static bool IsCpf(ReadOnlySpan<char> d)
    {
        if (d.IndexOfAnyExcept(d[0]) < 0) return false;
        int first = CheckDigits.Weighted(d, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10;
        int second = CheckDigits.Weighted(d, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10;
        return d[9] - '0' == first && d[10] - '0' == second;
    }

    private static bool IsPesel(ReadOnlySpan<char> d) => (10 - (CheckDigits.Weighted(d, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 == d[10] - '0';

    private static bool IsNir(ReadOnlySpan<char> d) => d.Length == 15 && d[0] is '1' or '2' && int.Parse(d[3..5], System.Globalization.CultureInfo.InvariantCulture) is (>= 1 and <= 12) or (>= 20 and <= 42) or >= 50
        && 97 - CheckDigits.Mod97(d[..13]) == int.Parse(d[13..], System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsIranian(ReadOnlySpan<char> d)
    {
        if (d.IndexOfAnyExcept(d[0]) < 0) return false;
        int rest = CheckDigits.Weighted(d, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
        return d[9] - '0' == (rest < 2 ? rest : 11 - rest);
    }

    private static bool IsChinese(ReadOnlySpan<char> d) => "10X98765432"[CheckDigits.Weighted(d, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] == d[17];

    private static bool IsFiscalCode(string text)
    {
        const string Odd = "BAKPLCQDREVOSFTGUHMINJWZYX";
        int sum = 0;
        for (int i = 0; i < 15; i++)
        {
            int value = char.IsAsciiDigit(text[i]) ? text[i] - '0' : text[i] - 'A';
            sum += i % 2 == 1 ? value : Odd.IndexOf((char)('A' + value), StringComparison.Ordinal);
        }
        return text[15] == (char)('A' + (sum % 26));
    }

    [GeneratedRegex(@"(?<![\d-])(?:\d{3}-\d{2}-\d{4}|\d{3}\.\d{3}\.\d{3}-\d{2}|\d{4} \d{4} \d{4}|[12] ?\d{2} ?\d{2} ?\d{2} ?\d{3} ?\d{3} ?\d{2})(?![\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex Dashed();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:[A-Za-z]{6}\d{2}[A-Za-z]\d{2}[A-Za-z]\d{3}[A-Za-z]|[A-Za-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-Da-d]|[XYZxyz0-9]\d{7}[A-Za-z])(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Lettered();

    [GeneratedRegex(@"(?<!\d)\d(?:[ .-]?\d){7,17}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\b(?:ssn|social security|sin|bsn|burgerservicenummer|steuer-?id|steuer-?identifikationsnummer|idnr|sozialversicherung\w*|pesel|cpf|aadhaar|nir|s[eé]curit[eé] sociale|personnummer|personal\s?ausweis\w*|passport|national id|id card|dni|nie|codice fiscale)\b|کد ملی|رقم الهوية|الرقم القومي", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Said();
}
