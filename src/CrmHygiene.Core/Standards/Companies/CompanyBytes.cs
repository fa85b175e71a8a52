using System.Text;

namespace CrmHygiene.Core.Standards.Companies;

/// <summary>Tells from the UTF-8 bytes of a company's name that <see cref="CompanyName"/> would leave it as it is. Thread-safe.</summary>
internal static class CompanyBytes
{
    private const int LongestForm = 32;

    // By the last letter in small and the length; longer forms are looked up in the slow way.
    private static readonly (string Key, string Form)[]?[] Forms = Build(out s_lengths);
    private static readonly uint[] s_lengths;

    /// <summary>Whether the first word mixes capitals and small letters, so that the whole name is its owner's choice.</summary>
    public static bool HasMixedFirstWord(ReadOnlySpan<byte> name)
    {
        bool upper = false, lower = false;
        foreach (byte b in name)
        {
            if (b == (byte)' ') break;
            upper |= b is >= (byte)'A' and <= (byte)'Z';
            lower |= b is >= (byte)'a' and <= (byte)'z';
        }
        return upper && lower;
    }

    /// <summary>Whether the name ends in no legal form, or in one that is written as it should be. No where that is not certain.</summary>
    public static bool IsFormRight(ReadOnlySpan<byte> name)
    {
        if (!Ascii.IsValid(name)) return false;
        bool right = true;
        int at = name.Length;
        for (int words = 0; words < LegalForms.MaxWords && at > 0; words++)
        {
            at = name[..at].LastIndexOf((byte)' ');
            if (at <= 0) break;
            ReadOnlySpan<byte> end = name[(at + 1)..];
            // "Name " has an empty last word, which is no form.
            if (end.IsEmpty) continue;
            if (end.Length >= LongestForm) return right && !HasLongerForms;
            if (Find(end) is { } form) right = Ascii.Equals(end, form);
        }
        return right;
    }

    private static bool HasLongerForms => (s_lengths[0] & 1) != 0;

    private static string? Find(ReadOnlySpan<byte> end)
    {
        int last = end[^1] is >= (byte)'A' and <= (byte)'Z' ? end[^1] | 0x20 : end[^1];
        if ((s_lengths[last] & (1u << end.Length)) == 0) return null;
        foreach ((string key, string form) in Forms[last]!)
            if (key.Length == end.Length && Ascii.EqualsIgnoreCase(end, key)) return form;
        return null;
    }

    private static (string Key, string Form)[]?[] Build(out uint[] lengths)
    {
        lengths = new uint[128];
        var forms = new (string Key, string Form)[]?[128];
        foreach (IGrouping<char, KeyValuePair<string, string>> group in LegalForms.ByKey.Where(f => Ascii.IsValid(f.Key)).GroupBy(f => f.Key[^1]))
        {
            forms[group.Key] = [.. group.Select(f => (f.Key, f.Value))];
            foreach (KeyValuePair<string, string> form in group)
            {
                if (form.Key.Length < LongestForm) lengths[group.Key] |= 1u << form.Key.Length;
                else lengths[0] |= 1;
            }
        }
        return forms;
    }
}
