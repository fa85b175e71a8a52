using System.Diagnostics;
using System.Globalization;
using CrmHygiene.Core.Duplicates;

namespace CrmHygiene.Benchmarks.Duplicates;

/// <summary>Runs the matcher over every labelled set in a folder, with no per-set settings.</summary>
internal static class DuplicatesEval
{
    public static int Run(string[] args)
    {
        if (args.Length < 1 || !Directory.Exists(args[0]))
        {
            Console.Error.WriteLine("duplicates-eval <folder with .csv files: id, cluster_id, fields>");
            return 1;
        }
        bool verbose = args.Contains("--verbose");
        string[] only = args.Skip(1).Where(a => !a.StartsWith('-')).ToArray();
        Console.WriteLine($"{"set",-28}{"rows",9}{"true pairs",12}{"precision",11}{"recall",9}{"F1",8}{"B3 F1",8}{"est P",8}{"est R",8}{"cand R",8}{"sure",8}{"sure P",8}{"s",8}{"CPU s",8}{"MB",7}");
        foreach (string path in Directory.EnumerateFiles(args[0], "*.csv").Order(StringComparer.Ordinal))
        {
            if (only.Length > 0 && !only.Any(o => path.Contains(o, StringComparison.Ordinal))) continue;
            LabelledSet set = LabelledSet.Load(path);
            using Process process = Process.GetCurrentProcess();
            TimeSpan cpu = process.TotalProcessorTime;
            long start = Stopwatch.GetTimestamp();
            DuplicateResult result = DuplicateFinder.Find(set.Table);
            TimeSpan wall = Stopwatch.GetElapsedTime(start);
            process.Refresh();
            double used = (process.TotalProcessorTime - cpu).TotalSeconds;
            int[] all = Assign(set.Truth.Length, result.Groups), sure = Assign(set.Truth.Length, result.Groups.Where(g => g.Band == MatchBand.Certain));
            GroupScore score = GroupScore.Of(all, set.Truth), certain = GroupScore.Of(sure, set.Truth);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{set.Name,-28}{set.Truth.Length,9}{score.TruePairs,12}{score.Precision,11:0.0000}{score.Recall,9:0.0000}{score.F1,8:0.0000}{score.BCubed,8:0.0000}{result.EstimatedPrecision,8:0.000}{result.EstimatedRecall,8:0.000}{CandidateRecall(result, set),8:0.000}{certain.Recall,8:0.000}{certain.Precision,8:0.0000}{wall.TotalSeconds,8:0.00}{used,8:0.00}{process.PeakWorkingSet64 >> 20,7}"));
            if (verbose) EvalDetails.Print(set, result, all);
        }
        return 0;
    }

    internal static int[] Assign(int rows, IEnumerable<DuplicateGroup> groups)
    {
        int[] group = Enumerable.Range(0, rows).Select(i => -1 - i).ToArray();
        foreach (DuplicateGroup g in groups)
            foreach (DuplicateMember member in g.Members) group[member.Row] = g.Number;
        return group;
    }

    // share of the true pairs that at least one key brings together (oversized blocks aside)
    private static double CandidateRecall(DuplicateResult result, LabelledSet set)
    {
        long found = 0, all = 0;
        foreach (IGrouping<string, int> cluster in Enumerable.Range(0, set.Truth.Length).GroupBy(i => set.Truth[i]))
        {
            int[] rows = cluster.ToArray();
            for (int i = 0; i < rows.Length; i++)
            {
                for (int j = i + 1; j < rows.Length; j++)
                {
                    all++;
                    if (result.WasCompared(rows[i], rows[j])) found++;
                }
            }
        }
        return all == 0 ? 1 : (double)found / all;
    }
}
