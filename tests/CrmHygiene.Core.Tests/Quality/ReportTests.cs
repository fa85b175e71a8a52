using System.Text.Json;
using CrmHygiene.Core.Quality.Reports;

namespace CrmHygiene.Core.Tests.Quality;

public sealed class ReportTests
{
    private static readonly DateTime AsOf = new(2026, 11, 1);

    [Fact]
    public void Html_stands_alone_and_encodes_what_lists_say()
    {
        string html = ReportRenderer.Render(Model(), ReportFormat.Html);

        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
        Assert.Contains("71.5", html, StringComparison.Ordinal);
        Assert.Contains("1,234", html, StringComparison.Ordinal);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Contains("HardBounce", html, StringComparison.Ordinal);
        Assert.Contains("Dry run: nothing was written", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_keeps_values_inside_their_cells()
    {
        string text = ReportRenderer.Render(Model(), ReportFormat.Markdown);

        Assert.Contains("## Score: 71.5 of 100", text, StringComparison.Ordinal);
        Assert.Contains("Web \\| \\<script\\>", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n').Where(l => l.StartsWith("| Web", StringComparison.Ordinal) || l.StartsWith("| LeadSource", StringComparison.Ordinal)), l => Assert.Equal(8, l.Replace("\\|", string.Empty, StringComparison.Ordinal).Split('|').Length));
    }

    [Fact]
    public void Lead_sources_stand_in_a_league_the_best_first()
    {
        ReportModel model = Model();
        model = model with { Quality = model.Quality! with { Segments = [new("LeadSource", "Fair", 90, 80, 50, null, null), new("LeadSource", "Web", 20, 70, 90.5, 10, 2.25), new("LeadSource", "List", 5, 90, 50, null, null), new("Owner", "Ann", 3, 1, 2, 3, 4)] } };
        foreach (ReportFormat format in (ReportFormat[])[ReportFormat.Html, ReportFormat.Markdown])
        {
            string text = ReportRenderer.Render(model, format);
            text = text[text.IndexOf("The best first", StringComparison.OrdinalIgnoreCase)..];
            int[] places = [text.IndexOf("Web", StringComparison.Ordinal), text.IndexOf("List", StringComparison.Ordinal), text.IndexOf("Fair", StringComparison.Ordinal), text.IndexOf("Ann", StringComparison.Ordinal)];
            Assert.DoesNotContain(-1, places);
            Assert.Equal(places.Order(), places);
            Assert.Contains("90.5 %", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_thresholds_would_cost_has_a_place_of_its_own()
    {
        var builder = new ReportBuilder();
        builder.Add(new StaleMeasure { Threshold = "Inactive for 6 months", Contacts = 1000, Stale = 130, Lost = 125, Kept = 5 });
        builder.Add(new StaleMeasure { Threshold = "Inactive for 12 months", Contacts = 1000, Stale = 20, Lost = 20 });
        ReportModel model = builder.Build(null, AsOf);

        string html = ReportRenderer.Render(model, ReportFormat.Html);
        Assert.Contains("""<th scope="row">Inactive for 6 months</th>""", html, StringComparison.Ordinal);
        Assert.Contains("""<td class="n">12.5 %</td>""", html, StringComparison.Ordinal);
        Assert.Contains("| Inactive for 12 months | 1,000 | 20 | 0 | 20 | 2.0 % |", ReportRenderer.Render(model, ReportFormat.Markdown), StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_near_their_lines_keep_two_decimals_and_their_words_apart()
    {
        ReportModel model = Model();
        model = model with { Quality = model.Quality! with { Rates = [new("Complaints", 1, 2000, 0.05, 0.01, 2.9, 0.1, 0.3, RateLevel.Good)] } };

        string html = ReportRenderer.Render(model, ReportFormat.Html);

        Assert.Contains("0.05</td>", html, StringComparison.Ordinal);
        Assert.Contains("""class="m l">warning 0.1 %""", html, StringComparison.Ordinal);
        Assert.Contains("""class="m s">alarm 0.3 %""", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_figures()
    {
        using JsonDocument json = JsonDocument.Parse(ReportRenderer.Render(Model(), ReportFormat.Json));

        Assert.Equal(71.5, json.RootElement.GetProperty("quality").GetProperty("score").GetDouble());
    }

    [Fact]
    public void Examples_are_masked_unless_asked_for()
    {
        var contact = ContactOf("Id,Email\r\n4711,jane.doe@brightwater.example.com\r\n");
        var finding = new StaleFinding(contact, StaleReason.HardBounce, "HardBounce", StaleAction.Remove, "550 5.1.1", AsOf);
        foreach (bool show in (bool[])[false, true])
        {
            var builder = new ReportBuilder(show);
            builder.Add(finding);
            string html = ReportRenderer.Render(builder.Build("t", AsOf), ReportFormat.Html);
            Assert.Equal(show, html.Contains("jane.doe", StringComparison.Ordinal));
            Assert.Equal(show, html.Contains("4711", StringComparison.Ordinal));
            Assert.Contains("HardBounce", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_template_of_ones_own_is_used_and_a_wrong_one_is_named()
    {
        Assert.Equal("71.5 &lt;", ReportRenderer.Render(Model(), ReportFormat.Html, "{{ quality.score | one }} {{ title | slice: 0, 4 }}"));
        Assert.Throws<FormatException>(() => ReportRenderer.Render(Model(), ReportFormat.Html, "{% if %}"));
        Assert.Throws<FormatException>(() => ReportRenderer.Render(Model(), ReportFormat.Html, "{% for x in quality.parts %}"));
    }

    private static ReportModel Model()
    {
        QualityReport quality = new()
        {
            Source = "list.csv", AsOf = AsOf, Contacts = 1234, Score = 71.5,
            Parts = [new("Completeness", 80, 60, "mean"), new("Consent", null, 0, "none")],
            Fields = [new("Email", true, true, 1000, 81, 3, 0.3)],
            Rules = [new("Placeholder", RuleSeverity.Warning, 3, 0.2, [2, 5], "Ask for it")],
            Ages = [new("up to 3 months", 5, 0.4)],
            Rates = [new("Bounces", 3, 100, 3, 1, 8, 2, 5, RateLevel.Warning), new("Complaints", 0, 0, null, null, null, 0.1, 0.3, RateLevel.Unknown)],
            Segments = [new("LeadSource", "Web | <script>", 10, 50, 50, null, null), new("LeadSource", "", 10, 50, 50, 1, 2)],
        };
        return new ReportModel
        {
            Title = "<script>alert(1)</script>", Made = AsOf, Quality = quality, Before = quality with { Score = 60 },
            Run = new HygieneSummary { IsDryRun = true, Source = "list.csv", StaleReasons = new Dictionary<string, long> { ["HardBounce"] = 4 } },
            History = [new() { Id = 1, Source = "list.csv", AsOf = AsOf.AddMonths(-1), Contacts = 9, Score = 60, Report = quality }, new() { Id = 2, Source = "list.csv", AsOf = AsOf, Contacts = 9, Score = 71.5, Report = quality }],
        };
    }

    private static Contact ContactOf(string csv)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, csv);
            return CrmHygiene.Core.Contacts.Reading.ContactFile.Open(path).Read().Single().Contact!;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
