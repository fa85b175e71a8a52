using System.Globalization;
using System.Text;

namespace CrmHygiene.Core.Duplicates.Text;

/// <summary>
/// Makes texts comparable: lower case, no accents, Latin letters for Greek, Cyrillic and Arabic ones, white space and
/// punctuation as one blank. The result is UTF-8; nearly always plain ASCII.
/// </summary>
internal static class Fold
{
    /// <summary>Folds a text.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="target">At least four times as long as the text, plus 8.</param>
    /// <param name="keep">Characters besides letters and digits that are kept, such as <c>@.-_+</c>.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Apply(ReadOnlySpan<byte> text, Span<byte> target, ReadOnlySpan<byte> keep)
    {
        int length = 0;
        bool blank = false;
        for (int i = 0; i < text.Length; i++)
        {
            byte b = text[i];
            if (b >= 0x80) return ApplyAll(text, target, keep);
            if (b is >= (byte)'A' and <= (byte)'Z') b |= 0x20;
            if (b is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' || keep.IndexOf(b) >= 0)
            {
                if (blank && length > 0) target[length++] = (byte)' ';
                blank = false;
                target[length++] = b;
            }
            else if (b != (byte)'\'') blank = true;
        }
        return length;
    }

    private static int ApplyAll(ReadOnlySpan<byte> text, Span<byte> target, ReadOnlySpan<byte> keep)
    {
        string decomposed;
        try
        {
            decomposed = Encoding.UTF8.GetString(text).Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            decomposed = Encoding.UTF8.GetString(text);
        }
        int length = 0;
        bool blank = false;
        foreach (Rune rune in decomposed.EnumerateRunes())
        {
            if (length + 8 > target.Length) break;
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) continue;
            Rune lower = Rune.ToLowerInvariant(rune);
            if (lower.Value is '\'' or '\u2019' or '\u02BC') continue;
            bool letter = Rune.IsLetterOrDigit(lower) || lower.Value < 0x80 && keep.IndexOf((byte)lower.Value) >= 0;
            if (!letter)
            {
                blank = true;
                continue;
            }
            if (blank && length > 0) target[length++] = (byte)' ';
            blank = false;
            if (lower.Value < 0x80) target[length++] = (byte)lower.Value;
            else if (Transliteration.TryGet(lower.Value, out string latin)) length += Encoding.ASCII.GetBytes(latin, target[length..]);
            else if (Rune.GetNumericValue(lower) is >= 0 and <= 9 and var digit) target[length++] = (byte)('0' + (int)digit);
            else length += lower.EncodeToUtf8(target[length..]);
        }
        return length;
    }
}
