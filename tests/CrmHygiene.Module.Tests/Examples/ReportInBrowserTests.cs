using System.Text.Json;
using System.Text.Json.Nodes;
using CrmHygiene.Module.Tests.Engine;
using CrmHygiene.TestSupport;
using Deque.AxeCore.Commons;

namespace CrmHygiene.Module.Tests.Examples;

/// <summary>
/// The report in a real browser, light and dark: axe finds nothing to complain about, nothing is said on the console, and
/// nothing is asked for. The pictures stay in <c>artifacts/</c> for people to look at.
/// </summary>
public sealed class ReportInBrowserTests : IDisposable
{
    // All sections: a measurement with segments, a history, a run and findings of several kinds.
    private const string Make = """
        $list, $page, $store = $args
        $contacts = @(Import-CrmContact $list -ErrorAction Ignore)
        $null = $contacts | Measure-CrmQuality -AsOf 2026-09-01 -Store $store -AddHistory
        $null = $contacts | Repair-CrmContact -DefaultCountry US | Measure-CrmQuality -AsOf 2026-10-01 -Store $store -AddHistory
        $run = Invoke-CrmHygiene $list -Level Syntax -AsOf 2026-11-01 -Store $store
        @($run) + @($contacts | Measure-CrmStaleContact -AsOf 2026-11-01) + @(Get-CrmQualityHistory -Store $store) + @($contacts | Test-CrmContact -AsOf 2026-11-01) + @($contacts | Find-CrmDuplicate) + @($contacts | Find-CrmStaleContact -AsOf 2026-11-01) |
            Export-CrmReport $page -AsOf 2026-11-01
        """;

    private readonly TempFolder _folder = new();

    [SkippableFact]
    public void Axe_the_console_and_the_network_have_nothing_to_say()
    {
        using HeadlessChromium browser = Browser();
        string page = Report();
        Assert.True(new FileInfo(page).Length < 2_000_000);
        string artifacts = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts")).FullName;
        foreach (string scheme in (string[])["light", "dark"])
        {
            browser.Show("screen", scheme, 1100, 1600);
            browser.Open(page);
            browser.Draw(Path.Combine(artifacts, $"report-{scheme}.png"));
            Assert.Equal(scheme == "dark", browser.Evaluate("matchMedia('(prefers-color-scheme: dark)').matches")!.GetValue<bool>());
            Assert.Equal(string.Empty, Violations(browser));
            // What is folded away is as readable as the rest.
            browser.Evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            Assert.Equal(string.Empty, Violations(browser));
        }
        Assert.Empty(browser.Complaints);
        Assert.Empty(browser.Requests);
    }

    [SkippableFact]
    public void Axe_finds_what_is_wrong_on_a_page()
    {
        using HeadlessChromium browser = Browser();
        browser.Open(_folder.Write("wrong.html", "<html><body><p style='color:#aaa;background:#fff'>pale</p><img src='https://example.invalid/x.png'><svg role='img'></svg></body></html>"));

        string violations = Violations(browser);

        foreach (string rule in (string[])["color-contrast", "html-has-lang", "image-alt", "svg-img-alt", "landmark-one-main"]) Assert.Contains(rule, violations, StringComparison.Ordinal);
        Assert.Contains("https://example.invalid/x.png", browser.Requests);
        Assert.NotEmpty(browser.Complaints);
    }

    [SkippableFact]
    public void It_fits_a_phone_and_prints_what_is_folded_away()
    {
        using HeadlessChromium browser = Browser();
        string page = Report();
        browser.Show("screen", "light", 320, 640);
        browser.Open(page);
        // WCAG 2.2, 1.4.10: no scrolling sideways at 320 CSS pixels.
        Assert.InRange(browser.Evaluate("document.documentElement.scrollWidth")!.GetValue<int>(), 1, 320);

        browser.Show("print", "light", 800, 1100);
        Assert.True(browser.Evaluate("document.querySelectorAll('details').length")!.GetValue<int>() > 2);
        Assert.Equal(0, browser.Evaluate("[...document.querySelectorAll('details table')].filter(t => !t.checkVisibility({ contentVisibilityAuto: true }) || t.getBoundingClientRect().height < 20).length")!.GetValue<int>());
    }

    private static HeadlessChromium Browser()
    {
        string? chromium = HeadlessChromium.Find();
        Skip.If(chromium is null, "There is no Chromium.");
        return new HeadlessChromium(chromium!);
    }

    private string Report()
    {
        using var session = new Session();
        string page = _folder.File("report.html");
        session.RunClean(Make, Path.Combine(Repository.Root, "examples", "data", "contacts.csv"), page, _folder.File("store.db"));
        return page;
    }

    // axe answers with rules it could not decide, too; they are not violations.
    private static string Violations(HeadlessChromium browser)
    {
        browser.Evaluate(new BundledAxeScriptProvider().GetScript() + ";0");
        JsonNode answer = JsonNode.Parse(browser.Evaluate("axe.run(document, { resultTypes: ['violations'] }).then(r => JSON.stringify(r.violations.map(v => ({ rule: v.id, help: v.help, nodes: v.nodes.slice(0, 5).map(n => n.html.slice(0, 200) + ' ' + n.failureSummary) }))))")!.GetValue<string>())!;
        return answer.AsArray().Count == 0 ? string.Empty : answer.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    public void Dispose() => _folder.Dispose();
}
