using CrmHygiene.Core.Duplicates;
using CrmHygiene.Core.Duplicates.Records;
using CsvHelper;

namespace CrmHygiene.Core.Tests.Duplicates;

public class LabelledSetTests
{
    [SkippableTheory]
    [InlineData("febrl1", 0.999)]
    [InlineData("febrl3", 0.999)]
    [InlineData("febrl4", 0.999)]
    [InlineData("febrl_dsgen_C_10000", 0.988)]
    [InlineData("fake_1000", 0.935)]
    [InlineData("cdc_recordlinker_clusters", 0.999)]
    [InlineData("historical_50k_A", 0.90)]
    public void Reaches_its_floor(string name, double floor)
    {
        string? path = Find(name);
        Skip.If(path is null, "The labelled sets are not on this machine.");
        (RecordTable table, string[] truth) = Load(path);
        int[] group = Enumerable.Range(0, truth.Length).Select(i => -1 - i).ToArray();
        foreach (DuplicateGroup g in DuplicateFinder.Find(table).Groups)
            foreach (DuplicateMember m in g.Members) group[m.Row] = g.Number;
        double f1 = PairwiseF1(group, truth);
        Assert.True(f1 >= floor, $"{name}: {f1:0.0000} < {floor}");
    }

    private static double PairwiseF1(int[] group, string[] truth)
    {
        static long Pairs<T>(IEnumerable<T> keys) => keys.GroupBy(k => k).Sum(g => (long)g.Count() * (g.Count() - 1) / 2);
        long both = Pairs(group.Zip(truth));
        return 2.0 * both / (Pairs(group) + Pairs(truth));
    }

    private static (RecordTable, string[]) Load(string path)
    {
        using CsvReader csv = CsvReader.Create(File.OpenRead(path), CsvReaderOptions.Default);
        csv.ReadHeader();
        string[] header = csv.Headers.ToArray();
        List<string[]> rows = [];
        while (csv.Read()) rows.Add(Enumerable.Range(0, header.Length).Select(csv.GetString).ToArray());
        string[][] shuffled = rows.ToArray();
        new Random(11).Shuffle(shuffled);
        int cluster = Array.IndexOf(header, "cluster_id");
        int[] columns = Enumerable.Range(0, header.Length).Where(i => header[i] is not ("id" or "cluster_id")).ToArray();
        RecordTable table = new(columns.Select(c => new RecordColumn(header[c])));
        foreach (string[] row in shuffled) table.Add(columns.Select(c => row[c]).ToArray());
        return (table, shuffled.Select(r => r[cluster]).ToArray());
    }

    private static string? Find(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "corpora", "duplicates", name + ".csv");
            if (File.Exists(path)) return path;
        }
        return null;
    }
}
