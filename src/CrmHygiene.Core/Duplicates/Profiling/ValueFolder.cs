using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Profiling;

/// <summary>Brings values of one kind to the form they are compared in.</summary>
internal static class ValueFolder
{
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lady", "lord", "rev", "reverend", "herr", "frau", "monsieur", "madame", "mme", "senor", "senora", "captain", "col", "major", "dame", "hon",
        "jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "bt", "baronet", "baron", "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "mp", "qc",
    };

    private static readonly HashSet<string> Missing = new(StringComparer.Ordinal)
    {
        "na", "n a", "null", "none", "nan", "unknown", "nil", "missing", "not available", "not known", "unbekannt", "undefined", "no email", "noemail", "tbd", "x", "xx", "xxx", "test",
    };

    private static readonly HashSet<ulong> TitleHashes = Hashes(Titles);
    private static readonly HashSet<ulong> MissingHashes = Hashes(Missing);

    /// <summary>Folds a value.</summary>
    /// <param name="text">As found, UTF-8.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="order">For dates.</param>
    /// <param name="target">At least four times as long as the text, plus 16.</param>
    /// <returns>The number of bytes; 0 where the value says nothing.</returns>
    public static int Apply(ReadOnlySpan<byte> text, EvidenceKind kind, DateOrder order, Span<byte> target)
    {
        switch (kind)
        {
            case EvidenceKind.Date:
                if (DateDigits.TryRead(text, order, target[..8])) return 8;
                return Digits(text, target);
            case EvidenceKind.Phone:
                return Phone(text, target);
            case EvidenceKind.Email:
                if (text.Length > 7 && System.Text.Ascii.EqualsIgnoreCase(text[..7], "mailto:"u8)) text = text[7..];
                int at = Fold.Apply(text, target, "@.-_+"u8);
                return target[..at].IndexOf((byte)'@') > 0 ? at : 0;
            case EvidenceKind.Number:
                return Fold.Apply(text, target, ".-"u8);
            case EvidenceKind.Identifier or EvidenceKind.PostalCode:
                int written = Compact(target[..Fold.Apply(text, target, default)]);
                return IsMissing(target[..written]) ? 0 : written;
            default:
                int length = Fold.Apply(text, target, default);
                if (length == 0 || length > 1 && IsMissing(target[..length])) return 0;
                if (kind == EvidenceKind.Company) return CompanyWords.StripLegalForms(target[..length]);
                return kind is EvidenceKind.GivenName or EvidenceKind.Surname or EvidenceKind.MiddleName or EvidenceKind.FullName ? StripTitles(target[..length]) : length;
        }
    }

    private static bool IsMissing(ReadOnlySpan<byte> folded) => folded.Length <= 13 && MissingHashes.Contains(Records.Hash64.Of(folded));

    private static int Phone(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int length = Digits(text, target);
        return length < 5 || target[..length].IndexOfAnyExcept(target[0]) < 0 ? 0 : length;
    }

    private static int Digits(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int length = 0;
        foreach (byte b in text)
        {
            if (b is >= (byte)'0' and <= (byte)'9') target[length++] = b;
            else if (b is (byte)'x' && length >= 7) break;
        }
        return length;
    }

    private static int Compact(Span<byte> text)
    {
        int length = 0;
        foreach (byte b in text)
            if (b != (byte)' ') text[length++] = b;
        return length;
    }

    private static int StripTitles(Span<byte> text)
    {
        int length = 0;
        foreach (Range range in new WordRanges(text))
        {
            ReadOnlySpan<byte> word = text[range];
            if (word.Length <= 9 && TitleHashes.Contains(Records.Hash64.Of(word))) continue;
            if (length > 0) text[length++] = (byte)' ';
            word.CopyTo(text[length..]);
            length += word.Length;
        }
        return length;
    }

    private static HashSet<ulong> Hashes(HashSet<string> words) => words.Select(w => Records.Hash64.Of(System.Text.Encoding.ASCII.GetBytes(w))).ToHashSet();
}
