using System.Diagnostics;
using System.Globalization;
using CrmHygiene.Benchmarks.Generator;
using CrmHygiene.Core.Duplicates;
using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Benchmarks.Duplicates;

/// <summary>How long the matcher takes over generated contacts, and how right it is. Filling the table is timed apart from the search.</summary>
internal static class DuplicatesSpeed
{
    private static readonly (int Column, ContactField Field)[] Columns =
    [
        (1, ContactField.FirstName), (2, ContactField.LastName), (3, ContactField.Email), (4, ContactField.Phone), (5, ContactField.Company),
        (7, ContactField.Street), (8, ContactField.City), (10, ContactField.PostalCode),
    ];

    private const double FiveOfEight = 0.625;
    private const int WarmRows = 20_000;

    /// <summary>duplicates-speed [--rows 100000,1000000] [--fill 0.625] [--verbose]</summary>
    public static int Run(string[] args)
    {
        var arguments = new Arguments(args);
        bool verbose = arguments.Has("verbose");
        double fill = arguments.Number("fill", FiveOfEight);
        Console.WriteLine($"{"rows",10}{"fill s",8}{"find s",8}{"CPU s",8}{"MB",8}{"pairs",12}{"groups",9}{"precision",11}{"recall",9}{"F1",8}{"est P",8}{"sure",8}{"sure P",8}");
        for (int i = 0; i < 3; i++)
        {
            Measure(WarmRows, fill, print: false, verbose: false);
            // Optimised code is made on another thread, after a delay.
            Thread.Sleep(150);
        }
        foreach (int rows in arguments.Wholes("rows", [100_000])) Measure(rows, fill, print: true, verbose);
        return 0;
    }

    private static void Measure(int rows, double fill, bool print, bool verbose)
    {
        RecordTable table = new(Columns.Select(c => new RecordColumn(ContactGenerator.Headers[c.Column], c.Field)));
        string[] truth = new string[rows];
        TimeSpan filling = TimeSpan.Zero;
        foreach ((int cluster, string[] fields) in ContactGenerator.Rows(new GeneratorOptions { Rows = rows, Fill = fill }))
        {
            long at = Stopwatch.GetTimestamp();
            int row = table.AddRow();
            for (int i = 0; i < Columns.Length; i++) table.Set(row, i, fields[Columns[i].Column]);
            filling += Stopwatch.GetElapsedTime(at);
            truth[row] = cluster.ToString(CultureInfo.InvariantCulture);
        }
        GC.Collect();
        using Process process = Process.GetCurrentProcess();
        TimeSpan cpu = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        DuplicateResult result = DuplicateFinder.Find(table, new DuplicateOptions
        {
            Progress = (name, share) =>
            {
                if (!verbose) return;
                process.Refresh();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Stopwatch.GetElapsedTime(start).TotalSeconds,8:0.00} s {(process.TotalProcessorTime - cpu).TotalSeconds,8:0.00} CPU s {GC.GetTotalAllocatedBytes() >> 20,6} MB {name} {share:P0}"));
            },
        });
        TimeSpan find = Stopwatch.GetElapsedTime(start);
        if (!print) return;
        process.Refresh();
        int[] all = DuplicatesEval.Assign(rows, result.Groups), sure = DuplicatesEval.Assign(rows, result.Groups.Where(g => g.Band == MatchBand.Certain));
        GroupScore score = GroupScore.Of(all, truth), certain = GroupScore.Of(sure, truth);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rows,10}{filling.TotalSeconds,8:0.00}{find.TotalSeconds,8:0.00}{(process.TotalProcessorTime - cpu).TotalSeconds,8:0.00}{process.PeakWorkingSet64 >> 20,8}{result.PairsCompared,12}{result.Groups.Count,9}{score.Precision,11:0.0000}{score.Recall,9:0.0000}{score.F1,8:0.0000}{result.EstimatedPrecision,8:0.000}{certain.Recall,8:0.000}{certain.Precision,8:0.0000}"));
        if (verbose) EvalDetails.Print(new LabelledSet("generated", table, truth, []), result, all);
    }
}
