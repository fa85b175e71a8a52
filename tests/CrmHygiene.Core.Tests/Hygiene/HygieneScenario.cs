using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Hygiene;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Changes.Journal;
using CrmHygiene.Core.Verification.Domains;

namespace CrmHygiene.Core.Tests.Hygiene;

/// <summary>A list that loses contacts in every way, and the job over it, in this process or in one that is killed.</summary>
internal sealed partial class HygieneScenario
{
    public static readonly DateTime AsOf = new(2026, 11, 1, 9, 0, 0);

    private readonly string _folder;

    public HygieneScenario(string folder, int contacts, string? policy = null, string? nameServer = null)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        NameServer = nameServer ?? "";
        var text = new StringBuilder("Record ID,First Name,Last Name,Email,Company Name,Last Activity Date,Unsubscribed from all email,Email hard bounce reason\n");
        for (int i = 0; i < contacts; i++)
        {
            string row = string.Create(CultureInfo.InvariantCulture, $"anna{i},KELLER{i},anna.keller{i}@firm.test,Firm {i % 7},2026-0{1 + (i % 9)}-11,{(i % 11 == 3 ? "true" : "")},{(i % 13 == 4 ? "UNKNOWN_USER" : "")}\n");
            text.Append(CultureInfo.InvariantCulture, $"{1000 + i},{row}");
            if (i % 10 == 0) text.Append(CultureInfo.InvariantCulture, $"{90000 + i},{row}");
        }
        text.Append("77,too,many,fields@firm.test,x,2026-01-01,,,,,,y,z\n");
        File.WriteAllText(Source, text.ToString());
        File.WriteAllText(Policy, policy ?? "{ \"limits\": { \"maxRemovePercent\": 60, \"maxRemoveWeekPercent\": 60 } }");
    }

    private HygieneScenario(string folder, string nameServer) => (_folder, NameServer) = (folder, nameServer);

    public string NameServer { get; }
    public string Source => Path.Combine(_folder, "export.csv");
    public string Clean => Path.Combine(_folder, "clean.csv");
    public string Policy => Path.Combine(_folder, "policy.json");
    public string Store => Path.Combine(_folder, "store.db");

    /// <summary>What the main of this assembly runs: the folder, the name server, and the stage at whose start the process is killed.</summary>
    public static int RunAsChild(string[] args)
    {
        var scenario = new HygieneScenario(args[0], args[1]);
        using CrmStore store = CrmStore.Open(scenario.Store, create: true);
        HygieneJob job = scenario.Job(store);
        HygieneSummary summary = job.Run((stage, _) =>
        {
            if (args[2].Length > 0 && NameOf(stage) == args[2]) Process.GetCurrentProcess().Kill();
        });
        if (args[2] == "Report") Process.GetCurrentProcess().Kill();
        job.End();
        Console.WriteLine($"{summary.ExitCode}|{summary.Resumed}");
        return summary.ExitCode;
    }

    /// <summary>Runs here and to the end.</summary>
    /// <returns>The summary, and the stages it went through.</returns>
    public (HygieneSummary Summary, IReadOnlyList<string> Stages) Run(Func<HygieneOptions, HygieneOptions>? change = null)
    {
        List<string> stages = [];
        using CrmStore store = CrmStore.Open(Store, create: true);
        HygieneJob job = Job(store, change);
        HygieneSummary summary = job.Run((stage, _) =>
        {
            if (!stages.Contains(NameOf(stage))) stages.Add(NameOf(stage));
        });
        job.End();
        return (summary, stages);
    }

    public HygieneJob Job(CrmStore store, Func<HygieneOptions, HygieneOptions>? change = null)
    {
        var options = new HygieneOptions
        {
            Source = Source, Destination = Clean, Apply = true, Policy = PolicyFile.Read(Policy), AsOf = AsOf, Store = () => store, Command = "Invoke-CrmHygiene",
            Dns = NameServer.Length == 0 ? new DomainLookupOptions() : new DomainLookupOptions { NameServers = [DomainLookupOptions.ParseNameServer(NameServer)], ControlDomains = ["control.test"], ControlParent = "test" },
        };
        return new HygieneJob(change?.Invoke(options) ?? options);
    }

    /// <summary>Runs in a process of its own.</summary>
    /// <param name="stage">The stage at whose start it kills itself; empty for none.</param>
    /// <param name="kill">Kills it when fired, or null.</param>
    /// <returns>What it printed; empty where it was killed.</returns>
    public async Task<string> RunElsewhere(string stage, CancellationToken? kill = null)
    {
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        using Process process = Process.Start(new ProcessStartInfo(host, [typeof(CrashChild).Assembly.Location, "hygiene", _folder, NameServer, stage]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using CancellationTokenRegistration registration = kill?.Register(() =>
        {
            try
            {
                process.Kill();
            }
            catch (InvalidOperationException)
            {
                // It was done before.
            }
        }) ?? default;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        string said = await errors;
        return process.ExitCode is 0 or 137 || kill is not null ? output.Trim() : throw new InvalidOperationException(said);
    }

    /// <summary>All that a run leaves behind, without the times: files, journal, suppression, snapshots.</summary>
    public string Outcome()
    {
        var text = new StringBuilder();
        foreach (string file in Directory.GetFiles(_folder).Where(f => !Path.GetFileName(f).StartsWith("store.db", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"== {Times().Replace(Path.GetFileName(file), "")}\n{Times().Replace(File.ReadAllText(file), "")}\n");
        using CrmStore store = CrmStore.Open(Store);
        Assert.Empty(store.Check());
        foreach (CrmRun run in RunLog.List(store))
            text.Append(CultureInfo.InvariantCulture, $"run {run.Id} {run.State} changed {run.Changed} {run.Changes} merged {run.Merged} removed {run.Removed} suppressed {run.Suppressed}\n");
        text.AppendJoin('\n', store.Read(s => (string[])
        [
            .. s.Query("SELECT kind, count(*), count(DISTINCT line) FROM run_entry GROUP BY kind ORDER BY kind", r => $"entries {r.GetInt64(0)}: {r.GetInt64(1)}, {r.GetInt64(2)}"),
            .. s.Query("SELECT address, reason, source FROM suppression_entry ORDER BY id", r => $"{r.GetString(0)} {r.GetString(1)} {r.GetString(2)}"),
            .. s.Query("SELECT path, written FROM run_file", r => $"file {Path.GetFileName(r.GetString(0))} {r.GetInt64(1)}"),
            $"snapshots {s.Scalar<long>("SELECT count(*) FROM quality_snapshot")}", $"progress {s.Scalar<long>("SELECT count(*) FROM hygiene_progress")}",
            $"known {s.Scalar<long>("SELECT count(*) FROM file_known")}", $"entities {s.Scalar<long>("SELECT count(*) FROM duplicate_entity")}",
        ]));
        return text.ToString();
    }

    public static string NameOf(string stage) => stage.Split(':')[0];

    [GeneratedRegex(@"\d{8}-\d{6}|\d{4}-\d\d-\d\dT[\d:.]+Z?")]
    private static partial Regex Times();
}
