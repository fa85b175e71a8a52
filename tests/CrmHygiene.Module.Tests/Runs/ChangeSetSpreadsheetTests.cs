using System.Diagnostics;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Runs;

/// <summary>A plan that was opened and saved by a real LibreOffice is still applied whole: nothing drifts.</summary>
public sealed class ChangeSetSpreadsheetTests : IDisposable
{
    private static readonly string[] Programs = ["/usr/bin/soffice", "/usr/bin/libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice", @"C:\Program Files\LibreOffice\program\soffice.exe"];

    private readonly TempFolder _folder = new();
    private readonly Session _session = new();

    [SkippableTheory]
    [InlineData("plan.csv", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false")]
    [InlineData("plan.xlsx", "xlsx:Calc MS Excel 2007 XML")]
    public async Task Opening_and_saving_makes_no_drift(string name, string filter)
    {
        string? office = Array.Find(Programs, File.Exists);
        Skip.If(office is null, "LibreOffice is not installed.");
        // What spreadsheets like to change: leading zeros, long numbers, dates, formulas, signs, line breaks, quotes, blanks.
        string list = _folder.Write("list.csv", "Id,First Name,Last Name,Phone,Email,Postal Code,Country,Notes,Opted Out,Bounce Reason\r\n0070,ANN,=1+1,0301 234 567,ann@example.org,01067,Germany,2026-01-02,,\r\n4100200300400500025,\"O\"\"NEIL\",1E5,+49 30 1234568,BOB@EXAMPLE.ORG,00100,Germany,\"two\nlines, ;\",yes,\r\n9, CY ,@SUM(A1),-5,cy@example.org,1/2,France,TRUE,,550 5.1.1 user unknown\r\n10,JÜRGEN,ΑΘΗΝΑ,,jü@example.org,3-4,Germany,12:30,,\r\n");
        string plan = _folder.File(name), before = _folder.File("before.csv"), after = _folder.File("after.csv");
        _session.RunClean("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0])", _folder.Path);
        _session.RunClean("$null = Import-CrmContact $args[0] | Repair-CrmContact -PlanPath $args[1] | Remove-CrmStaleContact -AsOf 2026-11-01 -PlanPath $args[1]", list, plan);
        const string apply = "Import-CrmContact $args[0] | Invoke-CrmChangeSet $args[1] -MaxRemovePercent 90 | Export-CrmContact $args[2]";
        _session.RunClean(apply, list, plan, before);
        string saved = Directory.CreateDirectory(_folder.File("saved")).FullName;

        await Convert(office!, filter, plan, saved);

        _session.RunClean(apply, list, Path.Combine(saved, name), after);
        Assert.Equal(File.ReadAllText(before), File.ReadAllText(after));
        Assert.NotEqual(File.ReadAllText(list), File.ReadAllText(after));
    }

    private async Task Convert(string office, string filter, string file, string folder)
    {
        // Without a window nobody confirms what the dialog offers for a file that begins with a byte order mark: UTF-8 and commas.
        string[] infilter = file.EndsWith(".csv", StringComparison.Ordinal) ? ["--infilter=CSV:44,34,76,1"] : [];
        var start = new ProcessStartInfo(office, [$"-env:UserInstallation={new Uri(_folder.File("profile")).AbsoluteUri}", "--headless", "--norestore", .. infilter, "--convert-to", filter, "--outdir", folder, file]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        Task<string> said = process.StandardOutput.ReadToEndAsync(limit.Token), problem = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        Assert.True(File.Exists(Path.Combine(folder, Path.GetFileName(file))), await said + await problem);
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
