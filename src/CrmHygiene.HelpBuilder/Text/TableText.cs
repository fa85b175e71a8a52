using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace CrmHygiene.HelpBuilder.Text;

/// <summary>Lays a table out in columns of plain text.</summary>
internal static class TableText
{
    private const string Gap = "  ";

    /// <summary>Renders a table: the header, a rule, the rows.</summary>
    /// <param name="table">A pipe table.</param>
    public static string Render(Table table)
    {
        List<string[]> rows = [.. table.OfType<TableRow>().Select(r => r.OfType<TableCell>().Select(Cell).ToArray())];
        int columns = rows.Max(r => r.Length);
        int[] widths = [.. Enumerable.Range(0, columns).Select(c => rows.Max(r => c < r.Length ? r[c].Length : 0))];
        rows.Insert(1, [.. widths.Select(w => new string('-', w))]);
        return string.Join('\n', rows.Select(r => Line(r, widths)));
    }

    private static string Line(string[] cells, int[] widths) =>
        string.Join(Gap, cells.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd();

    private static string Cell(TableCell cell) =>
        string.Join(' ', cell.OfType<ParagraphBlock>().Select(p => MarkdownText.Inline(p.Inline)));
}
