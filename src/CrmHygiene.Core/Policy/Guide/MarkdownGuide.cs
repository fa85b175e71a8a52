using System.Text;

namespace CrmHygiene.Core.Policy.Guide;

/// <summary>Markdown, as GitHub reads it.</summary>
internal sealed class MarkdownGuide : IGuideWriter
{
    private readonly StringBuilder _text = new();

    public void Heading(int level, string text) => _text.Append(new string('#', level)).Append(' ').Append(Escape(text)).Append("\n\n");

    public void Paragraph(string text) => _text.Append(Escape(text)).Append("\n\n");

    public void List(IEnumerable<string> items)
    {
        foreach (string item in items) _text.Append("- ").Append(Escape(item)).Append('\n');
        _text.Append('\n');
    }

    public void Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(headers);
        Row([.. headers.Select(_ => "---")], escape: false);
        foreach (IReadOnlyList<string> row in rows) Row(row);
        _text.Append('\n');
    }

    public string Complete() => _text.ToString().TrimEnd('\n') + "\n";

    private void Row(IReadOnlyList<string> cells, bool escape = true) =>
        _text.Append("| ").AppendJoin(" | ", cells.Select(c => escape ? Escape(c).Replace("|", "\\|", StringComparison.Ordinal) : c)).Append(" |\n");

    private static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text.ReplaceLineEndings(" "))
        {
            if (c is '\\' or '*' or '_' or '`' or '<' or '>' or '[' or ']' or '#') result.Append('\\');
            result.Append(c);
        }
        return result.ToString();
    }
}
