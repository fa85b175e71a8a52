using System.Diagnostics;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Examples;

/// <summary>The report in a real browser: it renders, says nothing on the console, and asks for nothing.</summary>
public sealed class ReportInBrowserTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [SkippableFact]
    public void The_page_renders_without_a_word_on_the_console()
    {
        string? chromium = ((string[])["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]).FirstOrDefault(File.Exists);
        Skip.If(chromium is null, "There is no Chromium.");
        string page = _folder.File("report.html"), picture = _folder.File("report.png");
        using (var session = new Session())
        {
            session.RunClean("$c = @(Import-CrmContact $args[0] -ErrorAction Ignore); @($c | Measure-CrmQuality -SegmentBy LeadSource -AsOf 2026-11-01) + @($c | Find-CrmStaleContact -AsOf 2026-11-01) | Export-CrmReport $args[1]",
                Path.Combine(Repository.Root, "examples", "data", "contacts.csv"), page);
        }

        (string dom, string log) = Run(chromium!, "--dump-dom", page);
        Assert.Contains("<svg", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
        Run(chromium!, "--screenshot=" + picture, page);

        Assert.True(new FileInfo(picture).Length > 20_000);
        Assert.True(new FileInfo(page).Length < 2_000_000);
    }

    private (string Output, string Log) Run(string chromium, string what, string page)
    {
        // Every name resolves to nothing: a request would fail and be told on the console.
        var start = new ProcessStartInfo(chromium,
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr", "--log-level=0", "--window-size=1100,1600", "--user-data-dir=" + _folder.File("profile"), what, new Uri(page).AbsoluteUri])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), log = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2))) process.Kill(entireProcessTree: true);
        Assert.Equal(0, process.ExitCode);
        return (output.GetAwaiter().GetResult(), log.GetAwaiter().GetResult());
    }

    public void Dispose() => _folder.Dispose();
}
