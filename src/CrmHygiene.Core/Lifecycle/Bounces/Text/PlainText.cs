using System.Net;
using System.Text;

namespace CrmHygiene.Core.Lifecycle.Bounces.Text;

/// <summary>Plain text of other forms.</summary>
internal static class PlainText
{
    /// <summary>HTML without its tags; blocks become lines. Good enough to read a report, not to show one.</summary>
    public static string OfHtml(string html)
    {
        var text = new StringBuilder(html.Length / 2);
        for (int i = 0; i < html.Length; i++)
        {
            if (html[i] != '<')
            {
                text.Append(html[i] is '\r' or '\n' ? ' ' : html[i]);
                continue;
            }
            int close = html.IndexOf('>', i);
            if (close < 0) break;
            ReadOnlySpan<char> tag = html.AsSpan(i + 1, close - i - 1);
            if (Is(tag, "style") || Is(tag, "script"))
            {
                int end = html.IndexOf(Is(tag, "style") ? "</style" : "</script", close, StringComparison.OrdinalIgnoreCase);
                if (end < 0) break;
                close = html.IndexOf('>', end);
                if (close < 0) break;
            }
            else if (Is(tag, "br") || Is(tag, "p") || Is(tag, "/p") || Is(tag, "div") || Is(tag, "/div") || Is(tag, "tr") || Is(tag, "/tr") || Is(tag, "li") || Is(tag, "h1") || Is(tag, "h2") || Is(tag, "/h1") || Is(tag, "/h2") || Is(tag, "pre") || Is(tag, "hr")) text.Append('\n');
            else if (Is(tag, "td")) text.Append(' ');
            i = close;
        }
        return WebUtility.HtmlDecode(text.ToString());
    }

    /// <summary>One line: folds and controls become single blanks.</summary>
    public static string OneLine(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0) return text.Trim();
        var line = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c >= ' ') line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }
        return line.ToString().Trim();
    }

    /// <summary>One line of at most a number of characters.</summary>
    public static string Short(string text, int most)
    {
        string line = OneLine(text);
        return line.Length <= most ? line : line[..(char.IsHighSurrogate(line[most - 1]) ? most - 1 : most)];
    }

    private static bool Is(ReadOnlySpan<char> tag, string name) => tag.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (tag.Length == name.Length || !char.IsLetterOrDigit(tag[name.Length]));
}
