using System.Diagnostics;
using System.Globalization;
using CrmHygiene.Benchmarks.Engine;
using CrmHygiene.Benchmarks.Generator;
using CrmHygiene.Core.Hygiene;
using CrmHygiene.Core.Quality.Reports;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Benchmarks.Pipelines;

/// <summary>The whole offline job: CSV to CSV with repair, syntax checks, duplicates, merge, staleness, journal and report.</summary>
internal static class JobCommand
{
    /// <summary>job [--rows 1000000] [--file list.csv]: seconds by stage, processor time, peak memory, sizes.</summary>
    public static int Run(string[] args)
    {
        var arguments = new Arguments(args);
        int rows = arguments.Whole("rows", 1_000_000);
        string folder = Directory.CreateTempSubdirectory("crmhygiene-bench-").FullName;
        try
        {
            string file = arguments.Text("file") ?? string.Empty;
            if (file.Length == 0)
            {
                file = Path.Combine(folder, "list.csv");
                GenerateCommand.Run(["--rows", rows.ToString(CultureInfo.InvariantCulture), "--out", file]);
            }
            PeakMemory.Reset();
            TimeSpan used = Environment.CpuUsage.TotalTime;
            long started = Stopwatch.GetTimestamp(), stage = started;
            string name = "";
            double cpu = used.TotalSeconds, paused = GC.GetTotalPauseDuration().TotalSeconds;
            using CrmStore store = CrmStore.Open(Path.Combine(folder, "store.db"), create: true);
            var job = new HygieneJob(new HygieneOptions
            {
                Source = file, Destination = Path.Combine(folder, "clean.csv"), Apply = true, AsOf = new DateTime(2026, 11, 1), Level = EmailLevel.Syntax,
                Policy = CrmPolicy.Default, MaxRemovePercent = 100, MaxRemoveCount = long.MaxValue, Store = () => store, Command = "Invoke-CrmHygiene",
            });
            HygieneSummary summary = job.Run((text, _) => Stage(text.Split(':')[0]));
            Stage("Report");
            string report = Path.Combine(folder, "report.html");
            ReportFile.Write(report, summary, summary.QualityAfter!.AsOf);
            job.End();
            Stage("");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{summary.RowsRead:N0} rows: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {(Environment.CpuUsage.TotalTime - used).TotalSeconds:0.0} CPU s, peak {PeakMemory.Megabytes():N0} MB; exit {summary.ExitCode} {summary.Problem}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"merged {summary.Merged:N0}, removed {summary.Removed:N0}, kept {summary.Kept:N0}; report {new FileInfo(report).Length / 1024.0:N0} KB, store {new FileInfo(store.Path).Length >> 20:N0} MB"));
            return summary.ExitCode;

            void Stage(string next)
            {
                if (next == name) return;
                if (name.Length > 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28}{Stopwatch.GetElapsedTime(stage).TotalSeconds,7:0.0} s, {Environment.CpuUsage.TotalTime.TotalSeconds - cpu,6:0.0} CPU s, collecting {GC.GetTotalPauseDuration().TotalSeconds - paused,5:0.0} s, peak so far {PeakMemory.Megabytes():N0} MB"));
                (cpu, paused) = (Environment.CpuUsage.TotalTime.TotalSeconds, GC.GetTotalPauseDuration().TotalSeconds);
                (name, stage) = (next, Stopwatch.GetTimestamp());
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
