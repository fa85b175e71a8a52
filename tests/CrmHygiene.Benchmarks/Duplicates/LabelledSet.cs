using CrmHygiene.Core.Duplicates.Records;
using CsvHelper;

namespace CrmHygiene.Benchmarks.Duplicates;

/// <summary>A labelled set: id, cluster_id (the truth) and fields. The matcher sees neither of the first two, nor the order.</summary>
internal sealed record LabelledSet(string Name, RecordTable Table, string[] Truth, string[] Ids)
{
    public static LabelledSet Load(string path, int seed = 7)
    {
        using CsvReader csv = CsvReader.Create(File.OpenRead(path), CsvReaderOptions.Default);
        csv.ReadHeader();
        string[] header = csv.Headers.ToArray();
        int id = Array.IndexOf(header, "id"), cluster = Array.IndexOf(header, "cluster_id");
        List<string[]> rows = [];
        while (csv.Read()) rows.Add(Enumerable.Range(0, header.Length).Select(i => csv.GetString(i)).ToArray());
        string[][] shuffled = rows.ToArray();
        new Random(seed).Shuffle(shuffled);
        int[] columns = Enumerable.Range(0, header.Length).Where(i => i != id && i != cluster).ToArray();
        RecordTable table = new(columns.Select(c => new RecordColumn(header[c])));
        foreach (string[] row in shuffled) table.Add(columns.Select(c => row[c]).ToArray());
        return new LabelledSet(Path.GetFileNameWithoutExtension(path), table, shuffled.Select(r => r[cluster]).ToArray(), shuffled.Select(r => r[id]).ToArray());
    }
}
