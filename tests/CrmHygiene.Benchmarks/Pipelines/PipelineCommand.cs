using System.Globalization;
using CrmHygiene.Benchmarks.Generator;

namespace CrmHygiene.Benchmarks.Pipelines;

/// <summary>
/// Times whole pipelines in the real engine over a generated list, beside the raw floors. Each run is a process of its
/// own that warms up on a small list first; runs of different stages take turns, so that a busy machine slows all alike.
/// </summary>
public sealed class PipelineCommand
{
    private const int WarmRows = 50_000;

    private readonly string _folder;
    private readonly int _repeats;
    private readonly PipelineStage[] _stages;

    private PipelineCommand(string folder, int repeats, PipelineStage[] stages)
    {
        _folder = folder;
        _repeats = repeats;
        _stages = stages;
    }

    /// <summary>pipeline [--rows 10000,100000,1000000] [--repeats 3] [--only text]</summary>
    public static int Run(string[] args)
    {
        var arguments = new Arguments(args);
        string folder = Directory.CreateTempSubdirectory("crmhygiene-bench-").FullName;
        try
        {
            string only = arguments.Text("only") ?? "";
            PipelineStage[] stages = PipelineStage.All.Where(s => s.Script is null || !s.NeedsModule || s.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToArray();
            var command = new PipelineCommand(folder, arguments.Whole("repeats", 3), stages);
            foreach (int rows in arguments.Wholes("rows", [10_000, 100_000, 1_000_000])) command.Measure(rows);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Measure(int rows)
    {
        string warm = List(WarmRows), list = List(rows);
        var runs = _stages.ToDictionary(s => s, _ => new List<Measurement>());
        var notes = new Dictionary<PipelineStage, string>();
        for (int repeat = 0; repeat < _repeats; repeat++)
            foreach (PipelineStage stage in _stages.Where(s => !notes.ContainsKey(s)))
            {
                string answer = Start(stage, warm, list, rows);
                if (Measurement.Parse(answer) is { } measurement) runs[stage].Add(measurement);
                else notes[stage] = answer;
            }
        double bytes = double.Parse(ChildProcess.Run(ChildProcess.Benchmarks, "core-stage", CoreStages.Held, warm, list), CultureInfo.InvariantCulture);
        Print(rows, new FileInfo(list).Length, runs.ToDictionary(r => r.Key, r => Measurement.Median(r.Value)), notes, bytes);
    }

    private string Start(PipelineStage stage, string warm, string list, int rows)
    {
        if (stage.Core is { } core) return ChildProcess.Run(ChildProcess.Benchmarks, "core-stage", core, warm, list);
        string output = Path.Combine(_folder, "out.csv");
        string module = stage.NeedsModule ? ChildProcess.Module() : "-";
        try
        {
            return ChildProcess.Run(ChildProcess.Engine, "run", module, warm, Text(WarmRows), list, Text(rows), output, stage.Script!);
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
        finally
        {
            File.Delete(output);
        }
    }

    private string List(int rows)
    {
        string path = Path.Combine(_folder, $"contacts-{rows}.csv");
        if (!File.Exists(path)) GenerateCommand.Write(new GeneratorOptions { Rows = rows }, path);
        return path;
    }

    private void Print(int rows, long bytes, Dictionary<PipelineStage, Measurement> medians, Dictionary<PipelineStage, string> notes, double bytesPerContact)
    {
        Measurement floor = medians.Where(m => m.Key.Core is CoreStages.Strings or CoreStages.ParallelStrings).MinBy(m => m.Value.Seconds).Value;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{rows:#,0} rows x {ContactGenerator.Headers.Count} columns, {bytes / 1e6:0.0} MB; medians of {_repeats} runs; CSV is the faster CsvHelper read, empty a pipeline of empty cmdlets as long"));
        Console.WriteLine($"{"",-30} {"",8} {"",7} {"",11} {"times CSV read",15} {"times empty",15} {"peak",8} {"above",8}");
        Console.WriteLine($"{"stage",-30} {"seconds",8} {"CPU s",7} {"rows/s",11} {"wall",8} {"CPU",6} {"wall",8} {"CPU",6} {"MB",8} {"empty MB",8}");
        foreach ((PipelineStage stage, Measurement m) in medians)
        {
            if (notes.TryGetValue(stage, out string? note))
            {
                Console.WriteLine($"{stage.Name,-30} {note}");
                continue;
            }
            Measurement? empty = medians.Where(other => other.Key.Name == stage.Floor).Select(other => (Measurement?)other.Value).FirstOrDefault();
            Console.WriteLine($"{stage.Name,-30} {Format(m.Seconds, "0.000"),8} {Format(m.CpuSeconds, "0.00"),7} {Format(rows / m.Seconds, "#,0"),11} {Ratio(m, floor)} {Ratio(m, empty)} {Format(m.PeakMegabytes, "0"),8} {(empty is { } e ? Format(m.PeakMegabytes - e.PeakMegabytes, "0") : ""),8}");
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"live memory of a contact held in core: {bytesPerContact:0} bytes"));
    }

    private static string Ratio(Measurement m, Measurement? floor) => floor is { } f
        ? $"{Format(m.Seconds / f.Seconds, "0.00"),8} {Format(m.CpuSeconds / f.CpuSeconds, "0.00"),6}"
        : $"{"",8} {"",6}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Format(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
