using System.Text;

namespace CrmHygiene.Core.Contacts.VCards;

/// <summary>
/// Reads vCards of versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350): folded lines, groups, quoted-printable, quoted
/// parameters. A broken card is told and reading goes on at the next BEGIN.
/// </summary>
internal sealed class VCardReader(TextReader reader)
{
    private const int MaxLine = 16 * 1024 * 1024;
    private string? _ahead;
    private long _line;
    private bool _started;

    /// <summary>The cards.</summary>
    public IEnumerable<VCard> Read()
    {
        while (ReadLogical(out long line) is { } text)
        {
            if (text.Trim().Length == 0) continue;
            if (IsMark(text, "BEGIN")) yield return ReadCard(line);
            else yield return new VCard(line, [], true, text);
        }
    }

    private VCard ReadCard(long start)
    {
        List<VCardProperty> properties = [];
        var raw = new StringBuilder("BEGIN:VCARD\n");
        bool broken = false;
        while (true)
        {
            if (Peek() is { } ahead && IsMark(ahead, "BEGIN")) return new VCard(start, properties, true, raw.ToString());
            if (ReadLogical(out _) is not { } text) return new VCard(start, properties, true, raw.ToString());
            if (text.Trim().Length == 0) continue;
            if (IsMark(text, "END")) return new VCard(start, properties, broken, broken ? raw.ToString() : string.Empty);
            raw.Append(text).Append('\n');
            if (VCardLine.Parse(text) is not { } property) broken = true;
            else if (property.Name != "VERSION") properties.Add(property);
        }
    }

    /// <summary>A line with its continuations: folded ones begin with a blank, quoted-printable ones follow a trailing =.</summary>
    private string? ReadLogical(out long line)
    {
        string? first = Take();
        line = _line;
        if (first is null) return null;
        StringBuilder? joined = null;
        bool quotedPrintable = VCardLine.IsQuotedPrintable(first);
        while ((joined?.Length ?? first.Length) < MaxLine && Peek() is { } next)
        {
            if (quotedPrintable && (joined?[^1] ?? first[^1]) == '=')
            {
                joined ??= new StringBuilder(first);
                joined.Length--;
                joined.Append(Take());
            }
            else if (next.Length > 1 && next[0] is ' ' or '\t')
            {
                joined ??= new StringBuilder(first);
                joined.Append(Take().AsSpan(1));
            }
            else break;
            if (joined.Length == 0) break;
        }
        return joined?.ToString() ?? first;
    }

    private string? Peek()
    {
        if (!_started)
        {
            _ahead = reader.ReadLine();
            _started = true;
        }
        return _ahead;
    }

    private string? Take()
    {
        string? line = Peek();
        if (line is null) return null;
        _line++;
        _ahead = reader.ReadLine();
        return line;
    }

    private static bool IsMark(string line, string word) => line.Trim().Equals(word + ":VCARD", StringComparison.OrdinalIgnoreCase);
}
