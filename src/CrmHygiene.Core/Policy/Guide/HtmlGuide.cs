using System.Globalization;
using System.Net;
using System.Text;

namespace CrmHygiene.Core.Policy.Guide;

/// <summary>One HTML page without scripts or anything from outside; prints well.</summary>
internal sealed class HtmlGuide : IGuideWriter
{
    private const string Style = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}table{border-collapse:collapse;width:100%;margin:1rem 0}"
        + "th,td{border:1px solid #ccc;padding:.4rem .6rem;text-align:left;vertical-align:top}th{background:#f3f3f3}@media print{body{margin:0}tr{break-inside:avoid}}";

    private readonly StringBuilder _text = new();

    public HtmlGuide(string title) => _text.Append(CultureInfo.InvariantCulture,
        $"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{Encode(title)}</title>\n<style>{Style}</style>\n</head>\n<body>\n");

    public void Heading(int level, string text) => _text.Append(CultureInfo.InvariantCulture, $"<h{level}>{Encode(text)}</h{level}>\n");

    public void Paragraph(string text) => _text.Append(CultureInfo.InvariantCulture, $"<p>{Encode(text)}</p>\n");

    public void List(IEnumerable<string> items)
    {
        _text.Append("<ul>\n");
        foreach (string item in items) _text.Append(CultureInfo.InvariantCulture, $"<li>{Encode(item)}</li>\n");
        _text.Append("</ul>\n");
    }

    public void Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        _text.Append("<table>\n<thead><tr>").AppendJoin(string.Empty, headers.Select(h => $"<th scope=\"col\">{Encode(h)}</th>")).Append("</tr></thead>\n<tbody>\n");
        foreach (IReadOnlyList<string> row in rows) _text.Append("<tr>").AppendJoin(string.Empty, row.Select(c => $"<td>{Encode(c)}</td>")).Append("</tr>\n");
        _text.Append("</tbody>\n</table>\n");
    }

    public string Complete() => _text.Append("</body>\n</html>\n").ToString();

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
