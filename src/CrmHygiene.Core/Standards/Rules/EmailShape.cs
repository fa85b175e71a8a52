using System.Buffers;

namespace CrmHygiene.Core.Standards.Rules;

/// <summary>Whether a text has the shape of an e-mail address: one @, a local part of at most 64 octets and a domain with a dot (RFC 5321 §4.5.3).</summary>
internal static class EmailShape
{
    private static readonly SearchValues<char> PlainLocal = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+.");

    public static bool IsAddress(ReadOnlySpan<char> text)
    {
        int at = text.LastIndexOf('@');
        if (at is < 1 or > 64 || text.Length > 254) return false;
        ReadOnlySpan<char> local = text[..at];
        ReadOnlySpan<char> domain = text[(at + 1)..];
        if (local[0] == '"' ? local[^1] != '"' || local.Length < 3 : !IsDotAtom(local)) return false;
        return IsDomain(domain);
    }

    /// <summary>The part before the last @; empty where there is none.</summary>
    public static ReadOnlySpan<char> Local(ReadOnlySpan<char> text) => text.LastIndexOf('@') is > 0 and int at ? text[..at] : [];

    private static bool IsDotAtom(ReadOnlySpan<char> local)
    {
        if (local[0] == '.' || local[^1] == '.') return false;
        if (local.IndexOfAnyExcept(PlainLocal) < 0) return !local.Contains("..", StringComparison.Ordinal);
        for (int i = 0; i < local.Length; i++)
        {
            char c = local[i];
            if (c == '.' && local[i - 1] == '.') return false;
            if (c <= ' ' || c is '@' or '(' or ')' or '<' or '>' or '[' or ']' or ':' or ';' or ',' or '\\' or '"' || c == '\u007F' || char.IsWhiteSpace(c)) return false;
        }
        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        if (domain.Length < 4 || !domain.Contains('.') || domain[^1] == '.') return false;
        int label = 0;
        for (int i = 0; i < domain.Length; i++)
        {
            char c = domain[i];
            if (c == '.')
            {
                if (label is 0 or > 63 || domain[i - 1] == '-') return false;
                label = 0;
                continue;
            }
            if (!char.IsLetterOrDigit(c) && c != '-' && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) is not (System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)) return false;
            if (c == '-' && label == 0) return false;
            label++;
        }
        ReadOnlySpan<char> top = domain[(domain.LastIndexOf('.') + 1)..];
        return label is >= 2 and <= 63 && domain[^1] != '-' && !char.IsAsciiDigit(top[0]);
    }
}
