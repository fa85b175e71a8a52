using System.Globalization;
using CrmHygiene.Benchmarks.Generator;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Benchmarks.Pipelines;

/// <summary>
/// What it costs that a run can be taken back: Import | Repair in the real engine by an account with a store, and by one
/// that can keep none. The two take turns, each in a process of its own that warms up first.
/// </summary>
public static class JournalCommand
{
    private const int WarmRows = 50_000;
    private const string Script = "Import-CrmContact $File | Repair-CrmContact -WarningAction Ignore | Out-Null";

    /// <summary>journal [--rows 100000,1000000] [--repeats 3]</summary>
    public static int Run(string[] args)
    {
        var arguments = new Arguments(args);
        string folder = Directory.CreateTempSubdirectory("crmhygiene-bench-").FullName;
        try
        {
            foreach (int rows in arguments.Wholes("rows", [100_000, 1_000_000])) Measure(folder, rows, arguments.Whole("repeats", 3));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string folder, int rows, int repeats)
    {
        string warm = List(folder, WarmRows), list = List(folder, rows);
        string nowhere = Path.Combine(folder, "no-folder");
        File.WriteAllText(nowhere, string.Empty);
        List<Measurement> without = [], with = [];
        string journal = string.Empty;
        for (int i = 0; i < repeats; i++)
        {
            without.Add(Start(nowhere, warm, list, rows));
            string home = Directory.CreateDirectory(Path.Combine(folder, "home")).FullName;
            with.Add(Start(home, warm, list, rows));
            journal = Describe(Path.Combine(home, "CrmHygiene", "store.db"), rows);
            Directory.Delete(home, recursive: true);
        }
        Measurement bare = Measurement.Median(without), kept = Measurement.Median(with);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{rows:#,0} rows; medians of {repeats} runs; {journal}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"Import | Repair",-20} {"seconds",8} {"CPU s",8} {"peak MB",8}"));
        Print("without journal", bare);
        Print("with journal", kept);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{"adds, percent",-20} {Added(kept.Seconds, bare.Seconds),8:0} {Added(kept.CpuSeconds, bare.CpuSeconds),8:0} {Added(kept.PeakMegabytes, bare.PeakMegabytes),8:0}"));
    }

    private static double Added(double with, double without) => 100 * ((with / without) - 1);

    private static void Print(string name, Measurement m) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} {m.Seconds,8:0.00} {m.CpuSeconds,8:0.00} {m.PeakMegabytes,8:0}"));

    private static Measurement Start(string home, string warm, string list, int rows)
    {
        string answer = ChildProcess.RunAt(home, ChildProcess.Engine, "run", ChildProcess.Module(), warm, Text(WarmRows), list, Text(rows), "-", Script);
        return Measurement.Parse(answer) ?? throw new InvalidOperationException(answer);
    }

    private static string Describe(string path, int rows)
    {
        using var store = CrmStore.Open(path);
        CrmRun run = RunLog.List(store)[0];
        long warm = WarmRows;
        return string.Create(CultureInfo.InvariantCulture,
            $"{100.0 * run.Changed / rows:0} % of contacts changed, {(double)run.Changes / run.Changed:0.0} changes each, {new FileInfo(path).Length / (double)(rows + (5 * warm)):0} bytes of store a contact");
    }

    private static string List(string folder, int rows)
    {
        string path = Path.Combine(folder, $"contacts-{rows}.csv");
        if (!File.Exists(path)) GenerateCommand.Write(new GeneratorOptions { Rows = rows }, path);
        return path;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
