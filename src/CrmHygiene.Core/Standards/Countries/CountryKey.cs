using System.Globalization;
using System.Text;

namespace CrmHygiene.Core.Standards.Countries;

/// <summary>
/// Folds a country's name so that spellings of it meet: case, marks, spaces and punctuation do not count.
/// tools/country-data/refresh.mjs folds the names it writes in the same way.
/// </summary>
internal static class CountryKey
{
    private const int MaxLength = 120;

    /// <summary>The key of a name; empty where the text has no letter or digit or is too long to be a country.</summary>
    public static string Of(string name)
    {
        if (name.Length > MaxLength) return string.Empty;
        string folded;
        try
        {
            folded = name.Normalize(NormalizationForm.FormKD).ToLowerInvariant().TrimStart();
        }
        catch (ArgumentException)
        {
            return string.Empty; // half of a surrogate pair
        }
        int start = folded.StartsWith("the ", StringComparison.Ordinal) ? 4 : 0;
        StringBuilder key = new(folded.Length + 4);
        foreach (Rune rune in folded.AsSpan(start).EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            if (!Rune.IsLetter(rune) && category is not (UnicodeCategory.DecimalDigitNumber or UnicodeCategory.SpacingCombiningMark)) continue;
            switch (rune.Value)
            {
                case 'ß': key.Append("ss"); break;
                case 'ø': key.Append('o'); break;
                case 'ł': key.Append('l'); break;
                case 'đ' or 'ð': key.Append('d'); break;
                case 'æ': key.Append("ae"); break;
                case 'œ': key.Append("oe"); break;
                case 'ı': key.Append('i'); break;
                case 'þ': key.Append("th"); break;
                case 'ς': key.Append('σ'); break;
                case 'ي' or 'ى': key.Append('ی'); break;
                case 'ك': key.Append('ک'); break;
                case 'ة': key.Append('ه'); break;
                default: key.Append(rune.ToString()); break;
            }
        }
        return key.ToString();
    }
}
