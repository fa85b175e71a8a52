using System.Buffers;

namespace CrmHygiene.Core.Standards.Emails;

/// <summary>The form of e-mail addresses: what copying adds to them, and their case.</summary>
public static class EmailText
{
    private static readonly SearchValues<char> Several = SearchValues.Create(" ;,<>\"");
    private static readonly SearchValues<char> Odd = SearchValues.Create(" <>\"'`:;,?()[]＠\u00a0\u200b\ufeff");

    /// <summary>
    /// Takes off what copying adds: mailto:, angle brackets and a display name, quotes, dots and commas at the end, spaces
    /// around @ and dots. The same string where there is nothing of it, or where the text holds more than one address.
    /// </summary>
    /// <param name="text">The text of a cell.</param>
    public static string Unwrap(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // What is taken off may uncover more: <mailto:;a@b.de.>. Each round is shorter, so it ends.
        while (true)
        {
            string next = UnwrapOnce(text);
            if (next.Length >= text.Length) return next;
            text = next;
        }
    }

    private static string UnwrapOnce(string text)
    {
        if (text.AsSpan().IndexOfAny(Odd) < 0 && !text.EndsWith('.')) return text;
        string address = text.Trim().Replace('＠', '@');
        int open = address.LastIndexOf('<'), close = address.LastIndexOf('>');
        if (open >= 0 && close > open && address.IndexOf('<', StringComparison.Ordinal) == open) address = address[(open + 1)..close].Trim();
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            address = address["mailto:".Length..].TrimStart('/').Trim();
            int query = address.IndexOf('?', StringComparison.Ordinal);
            if (query > 0) address = address[..query];
        }
        foreach (string label in Labels)
            if (address.StartsWith(label, StringComparison.OrdinalIgnoreCase)) address = address[label.Length..].Trim();
        if (address.Length > 1 && address[0] == '"' && address[^1] == '"') address = address[1..^1];
        address = address.Trim(' ', '\'', '`', '<', '>', '(', ')', '[', ']', ';', ',', '\u200b', '\ufeff').TrimEnd('.', ';', ',', ':', ' ');
        int at = address.LastIndexOf('@');
        if (at <= 0 || at == address.Length - 1) return text;
        if (address.Contains(' ', StringComparison.Ordinal)) address = CloseGaps(address);
        // several addresses, or a quoted local part with anything in it: not ours to take apart
        if (address.AsSpan().ContainsAny(Several) || address.IndexOf('@', StringComparison.Ordinal) != address.LastIndexOf('@')) return text;
        return address == text ? text : address;
    }

    /// <summary>
    /// The address with its domain in small letters. The part before the @ keeps its case, for a server may tell cases apart
    /// (RFC 5321 §2.4), but for addresses without one small letter: there somebody left the caps lock on.
    /// </summary>
    /// <param name="address">An address; what has no @ comes back as it is.</param>
    public static string FixCase(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        int at = address.LastIndexOf('@');
        if (at <= 0 || at == address.Length - 1) return address;
        bool lower = false, upper = false;
        for (int i = 0; i < address.Length; i++)
        {
            lower |= char.IsLower(address[i]);
            upper |= i > at && char.IsUpper(address[i]);
        }
        if (!upper) return address;
        return lower ? string.Concat(address.AsSpan(0, at), address[at..].ToLowerInvariant()) : address.ToLowerInvariant();
    }

    private static readonly string[] Labels = ["e-mail:", "email:", "mail:"];

    // john @ example . com; a space anywhere else may stand for a missing character
    private static string CloseGaps(string address)
    {
        string closed = address;
        foreach (char mark in "@.")
            closed = closed.Replace(" " + mark, mark.ToString(), StringComparison.Ordinal).Replace(mark + " ", mark.ToString(), StringComparison.Ordinal);
        return closed;
    }
}
