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
        Assert.All(text.Split('\n').Where(l => l.StartsWith("| LeadSource", StringComparison.Ordinal)), l => Assert.Equal(8, l.Replace("\\|", string.Empty, StringComparison.Ordinal).Split('|').Length));
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
