using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DotLiquid;
using DotLiquid.Exceptions;

namespace CrmHygiene.Core.Quality.Reports;

/// <summary>Writes a report by a Liquid template, a built-in one or the user's own.</summary>
public static class ReportRenderer
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a report.</summary>
    /// <param name="model">What it shows.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="template">A Liquid template of the user's own; null takes the built-in one. JSON has none.</param>
    /// <exception cref="FormatException">The template is not Liquid; the message says why.</exception>
    public static string Render(ReportModel model, ReportFormat format, string? template = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (format == ReportFormat.Json) return JsonSerializer.Serialize(model, Json) + "\n";
        Hash values = ReportValues.Of(model, format == ReportFormat.Html ? HtmlEncoder.Default.Encode : Markdown);
        values["charts"] = Hash.FromDictionary(Charts(model));
        try
        {
            return Template.Parse(template ?? BuiltIn(format)).Render(new RenderParameters(CultureInfo.InvariantCulture)
            {
                LocalVariables = values,
                Filters = [typeof(ReportFilters)],
                ErrorsOutputMode = ErrorsOutputMode.Rethrow,
            });
        }
        catch (LiquidException exception)
        {
            throw new FormatException($"The template cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>The built-in template, as a start for one of your own.</summary>
    /// <param name="format">HTML or Markdown.</param>
    public static string BuiltIn(ReportFormat format)
    {
        string name = format == ReportFormat.Html ? "report.html.liquid" : "report.md.liquid";
        using Stream stream = typeof(ReportRenderer).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // A value must not end a table's cell, row or table, nor become a link or a tag.
    private static string Markdown(string text) => string.Concat(text.Select(c => c switch
    {
        '|' or '\\' or '*' or '`' or '[' or ']' or '<' or '>' => "\\" + c,
        '\r' or '\n' or '\t' => " ",
        _ => c.ToString(),
    }));

    private static Dictionary<string, object> Charts(ReportModel model)
    {
        var charts = new Dictionary<string, object>(StringComparer.Ordinal) { ["trend"] = ReportCharts.Trend(model.History) };
        double most = model.Staleness.Select(s => s.LostPercent).DefaultIfEmpty().Max();
        charts["staleness"] = ReportCharts.Bars("Contacts each threshold would cost", [.. model.Staleness.Select(s => (s.Threshold, most == 0 ? 0 : 100 * s.LostPercent / most, s.LostPercent.ToString("0.0", CultureInfo.InvariantCulture) + " %", "plain"))]);
        if (model.Quality is not { } quality) return charts;
        charts["parts"] = ReportCharts.Bars("Parts of the score", [.. quality.Parts.Select(p => (p.Name, p.Score ?? 0, p.Score is { } s ? s.ToString("0.0", CultureInfo.InvariantCulture) : "not measured", ReportCharts.ClassOf(p.Score ?? 0)))]);
        charts["fields"] = ReportCharts.Bars("Filled fields", [.. quality.Fields.Select(f => (f.Field, f.FilledPercent, f.FilledPercent.ToString("0.0", CultureInfo.InvariantCulture) + " %", f.Required && f.OneOf.Length == 0 ? ReportCharts.ClassOf(f.FilledPercent) : "plain"))]);
        charts["ages"] = ReportCharts.Bars("Last touched", [.. quality.Ages.Select(a => (a.Name, a.Percent, a.Percent.ToString("0.0", CultureInfo.InvariantCulture) + " %", "plain"))]);
        charts["rates"] = string.Concat(quality.Rates.Where(r => r.Percent is not null).Select(ReportCharts.Rate));
        return charts;
    }
}
