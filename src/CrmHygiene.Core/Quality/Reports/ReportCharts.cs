using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace CrmHygiene.Core.Quality.Reports;

/// <summary>Charts as inline SVG. Colours are the page's CSS classes, so they follow light and dark.</summary>
internal static class ReportCharts
{
    private const int Width = 640;
    private const int LabelWidth = 170;
    private const int BarWidth = 380;
    private const int RowHeight = 26;

    /// <summary>Horizontal bars from 0 to 100.</summary>
    public static string Bars(string label, IReadOnlyList<(string Name, double Percent, string Text, string Class)> rows)
    {
        var svg = Start(label, rows.Count * RowHeight);
        for (int i = 0; i < rows.Count; i++)
        {
            (string name, double percent, string text, string cls) = rows[i];
            int y = i * RowHeight;
            double width = Math.Clamp(percent, 0, 100) / 100 * BarWidth;
            svg.Append(Invariant($"<text x=\"{LabelWidth - 8}\" y=\"{y + 17}\" class=\"l\">{Encode(Short(name))}</text>"))
                .Append(Invariant($"<rect x=\"{LabelWidth}\" y=\"{y + 5}\" width=\"{BarWidth}\" height=\"16\" class=\"track\"/>"))
                .Append(Invariant($"<rect x=\"{LabelWidth}\" y=\"{y + 5}\" width=\"{width:0.#}\" height=\"16\" class=\"{cls}\"/>"))
                .Append(Invariant($"<text x=\"{LabelWidth + BarWidth + 8}\" y=\"{y + 17}\">{Encode(text)}</text>"));
        }
        return svg.Append("</svg>").ToString();
    }

    /// <summary>The share of contacts that break no rule, by the values of a field; the first twenty.</summary>
    public static string League(ReportLeague league) => Bars($"Contacts that break no rule, by {league.Field}",
        [.. league.Rows.Take(20).Select(s => (s.Value.Length > 0 ? s.Value : "(none)", s.ValidPercent, Invariant($"{s.ValidPercent:0.0} %"), ClassOf(s.ValidPercent)))]);

    /// <summary>A rate on a scale to one and a half times its alarm line, with its interval and both lines.</summary>
    public static string Rate(RateQuality rate)
    {
        double top = Math.Max(rate.AlarmPercent * 1.5, Math.Min(100, (rate.High ?? 0) * 1.05)), scale = BarWidth / top;
        double low = (rate.Low ?? 0) * scale, high = (rate.High ?? 0) * scale;
        // Words that would run into each other turn away from each other.
        bool apart = (rate.AlarmPercent - rate.WarningPercent) * scale > 80;
        var svg = Start(Invariant($"{rate.Name}: {rate.Percent:0.00} percent"), 48);
        return svg.Append(Invariant($"<text x=\"{LabelWidth - 8}\" y=\"21\" class=\"l\">{Encode(rate.Name)}</text>"))
            .Append(Invariant($"<rect x=\"{LabelWidth}\" y=\"8\" width=\"{BarWidth}\" height=\"18\" class=\"track\"/>"))
            .Append(Invariant($"<rect x=\"{LabelWidth}\" y=\"8\" width=\"{(rate.Percent ?? 0) * scale:0.#}\" height=\"18\" class=\"{ClassOf(rate.Level)}\"/>"))
            .Append(Invariant($"<line x1=\"{LabelWidth + low:0.#}\" x2=\"{LabelWidth + high:0.#}\" y1=\"17\" y2=\"17\" class=\"ink\"/>"))
            .Append(Line(rate.WarningPercent, scale, "warning", apart ? "c" : "l")).Append(Line(rate.AlarmPercent, scale, "alarm", apart ? "c" : "s"))
            .Append(Invariant($"<text x=\"{LabelWidth + BarWidth + 8}\" y=\"21\">{rate.Percent:0.00} %</text></svg>")).ToString();
    }

    /// <summary>The score over time.</summary>
    public static string Trend(IReadOnlyList<QualitySnapshot> history)
    {
        List<QualitySnapshot> scored = [.. history.Where(h => h.Score is not null)];
        if (scored.Count < 2) return string.Empty;
        const int height = 150, left = 40, right = Width - 20, bottom = height - 24;
        double days = Math.Max(1, (scored[^1].AsOf - scored[0].AsOf).TotalDays);
        var points = scored.Select(s => (X: left + (right - left) * (s.AsOf - scored[0].AsOf).TotalDays / days, Y: bottom - (bottom - 10) * s.Score!.Value / 100)).ToList();
        var svg = Start(Invariant($"Score from {scored[0].Score:0.0} to {scored[^1].Score:0.0}"), height);
        foreach (int line in (int[])[0, 50, 100])
        {
            double y = bottom - (bottom - 10) * line / 100.0;
            svg.Append(Invariant($"<line x1=\"{left}\" x2=\"{right}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\" class=\"grid\"/><text x=\"{left - 8}\" y=\"{y + 4:0.#}\" class=\"l\">{line}</text>"));
        }
        svg.Append("<polyline class=\"trend\" points=\"").AppendJoin(' ', points.Select(p => Invariant($"{p.X:0.#},{p.Y:0.#}"))).Append("\"/>");
        foreach ((double x, double y) in points) svg.Append(Invariant($"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"3\" class=\"dot\"/>"));
        return svg.Append(Invariant($"<text x=\"{left}\" y=\"{height - 6}\">{scored[0].AsOf:yyyy-MM-dd}</text><text x=\"{right}\" y=\"{height - 6}\" class=\"l\">{scored[^1].AsOf:yyyy-MM-dd}</text></svg>")).ToString();
    }

    /// <summary>Good from 80, fair from 60.</summary>
    public static string ClassOf(double score) => score >= 80 ? "good" : score >= 60 ? "fair" : "bad";

    private static string ClassOf(RateLevel level) => level switch { RateLevel.Alarm => "bad", RateLevel.Warning => "fair", _ => "good" };

    private static string Line(double at, double scale, string name, string anchor) =>
        Invariant($"<line x1=\"{LabelWidth + at * scale:0.#}\" x2=\"{LabelWidth + at * scale:0.#}\" y1=\"4\" y2=\"30\" class=\"mark\"/><text x=\"{LabelWidth + at * scale:0.#}\" y=\"44\" class=\"m {anchor}\">{name} {at:0.##} %</text>");

    private static StringBuilder Start(string label, int height) => new StringBuilder().Append(CultureInfo.InvariantCulture,
        $"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{Encode(label)}\" xmlns=\"http://www.w3.org/2000/svg\">");

    private static string Short(string text) => text.Length <= 24 ? text : text[..23] + "…";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
