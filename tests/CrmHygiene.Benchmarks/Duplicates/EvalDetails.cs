using System.Globalization;
using CrmHygiene.Core.Duplicates;
using CrmHygiene.Core.Duplicates.Profiling;

namespace CrmHygiene.Benchmarks.Duplicates;

/// <summary>What one looks at to understand errors: the plan, the weights, and samples of wrong and missed pairs.</summary>
internal static class EvalDetails
{
    public static void Print(LabelledSet set, DuplicateResult result, int[] group)
    {
        foreach (ColumnProfile column in result.Columns) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {column.Name,-24}{column.Kind,-12}{column.Fill,6:0.00}{column.Distinct,9}"));
        Console.WriteLine($"  {result.PairsCompared:N0} pairs; threshold {result.Threshold:0.000}; keys: {string.Join("; ", result.Keys)}");
        foreach (string line in result.DescribeModel()) Console.WriteLine("  " + line);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  completeness {result.PairsCompleteness:0.000}, precision {result.EstimatedPrecision:0.0000} in {result.PrecisionInterval.Low:0.0000}..{result.PrecisionInterval.High:0.0000}, recall {result.EstimatedRecall:0.0000} in {result.RecallInterval.Low:0.0000}..{result.RecallInterval.High:0.0000}"));
        Certain(set, result);
        Random random = new(1);
        (int, int)[] wrong = Pairs(set, group, (same, together) => together && !same).ToArray(), missed = Pairs(set, group, (same, together) => same && !together).ToArray();
        foreach ((string title, (int, int)[] pairs) in new[] { ("wrong", wrong), ("missed", missed) })
        {
            Console.WriteLine($"  {title}: {pairs.Length}");
            random.Shuffle(pairs);
            Share(title, result, pairs);
            foreach ((int a, int b) in pairs.Take(12))
            {
                DuplicatePair pair = result.Explain(a, b);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    p={pair.Probability:0.000} prior={pair.PriorBits:0.0} keys={pair.Keys.Count}"));
                foreach (FieldEvidence e in pair.Evidence.Where(e => e.Level != "missing")) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        {e.Field,-20}{e.Bits,6:0.0} {e.Level,-12}{e.Left} | {e.Right}"));
            }
        }
    }

    /// <summary>How likely the model holds them, and how many of them no key brought together: what no weight could mend, and what no key could.</summary>
    private static void Share(string title, DuplicateResult result, (int, int)[] pairs)
    {
        const int Most = 4000;
        foreach (IGrouping<int, DuplicatePair> step in pairs.Take(Most).Select(p => result.Explain(p.Item1, p.Item2)).GroupBy(p => (int)Math.Floor(Math.Clamp(p.Bits, -20, 20) / 2)).OrderBy(g => g.Key))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {title} from {step.Key * 2,3} bits: {100.0 * step.Count() / Math.Min(Most, pairs.Length),5:0.0} %, without a key {100.0 * step.Count(p => p.Keys.Count == 0) / Math.Min(Most, pairs.Length),5:0.0} %"));
    }

    private static void Certain(LabelledSet set, DuplicateResult result)
    {
        foreach (IGrouping<int, DuplicateGroup> step in result.Groups.Where(g => g.Band == MatchBand.Certain && g.Count == 2).GroupBy(g => (int)Math.Min(20, g.GetPairs()[0].Bits / 2)).OrderBy(g => g.Key))
        {
            int wrong = step.Count(g => set.Truth[g.Members[0].Row] != set.Truth[g.Members[1].Row]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  certain pairs from {step.Key * 2,3} bits: {step.Count(),8}, wrong {wrong,5}"));
        }
        foreach (DuplicateGroup g in result.Groups.Where(g => g.Band == MatchBand.Certain && g.Count == 2 && set.Truth[g.Members[0].Row] != set.Truth[g.Members[1].Row]).Take(15))
        {
            DuplicatePair pair = g.GetPairs()[0];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    surely wrong {pair.Bits:0.0} bits"));
            foreach (FieldEvidence e in pair.Evidence.Where(e => e.Level != "missing")) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        {e.Field,-20}{e.Bits,6:0.0} {e.Level,-12}{e.Left} | {e.Right}"));
        }
    }

    private static IEnumerable<(int, int)> Pairs(LabelledSet set, int[] group, Func<bool, bool, bool> wanted)
    {
        foreach (IEnumerable<int> rows in Enumerable.Range(0, group.Length).GroupBy(i => group[i]).Cast<IEnumerable<int>>().Concat(Enumerable.Range(0, group.Length).GroupBy(i => set.Truth[i])))
        {
            int[] members = rows.ToArray();
            for (int i = 0; i < members.Length; i++)
                for (int j = i + 1; j < members.Length; j++)
                    if (wanted(set.Truth[members[i]] == set.Truth[members[j]], group[members[i]] == group[members[j]])) yield return (members[i], members[j]);
        }
    }
}
