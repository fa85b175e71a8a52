using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CrmHygiene.Benchmarks.Generator;

/// <summary>Writes a generated list, and who is who beside it.</summary>
public static class GenerateCommand
{
    /// <summary>generate --rows N --out file.csv [--truth file.csv] [--seed S] [--duplicates 0.15] [--fill 0.95]</summary>
    public static int Run(string[] args)
    {
        var arguments = new Arguments(args);
        string? path = arguments.Text("out");
        if (path is null)
        {
            Console.Error.WriteLine("generate: --out is missing.");
            return 2;
        }
        GeneratorOptions defaults = new();
        var options = new GeneratorOptions
        {
            Rows = arguments.Whole("rows", defaults.Rows),
            Seed = arguments.Whole("seed", (int)defaults.Seed),
            Duplicates = arguments.Number("duplicates", defaults.Duplicates),
            Fill = arguments.Number("fill", defaults.Fill),
        };
        long started = Stopwatch.GetTimestamp();
        Write(options, path, arguments.Text("truth"));
        double bytesPerRow = (double)new FileInfo(path).Length / options.Rows;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{options.Rows} rows, {bytesPerRow:0} bytes each, in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s: {path}"));
        return 0;
    }

    /// <summary>Writes the rows as CSV with LF line ends, and the truth as Record ID and cluster id.</summary>
    /// <param name="options">What to generate.</param>
    /// <param name="path">The list.</param>
    /// <param name="truthPath">Who is who, or null.</param>
    public static void Write(GeneratorOptions options, string path, string? truthPath = null)
    {
        using StreamWriter writer = Open(path);
        using StreamWriter? truth = truthPath is null ? null : Open(truthPath);
        WriteRow(writer, ContactGenerator.Headers);
        truth?.Write("Record ID,cluster_id\n");
        foreach ((int cluster, string[] fields) in ContactGenerator.Rows(options))
        {
            WriteRow(writer, fields);
            truth?.Write(string.Create(CultureInfo.InvariantCulture, $"{fields[0]},{cluster}\n"));
        }
    }

    private static StreamWriter Open(string path) => new(path, append: false, new UTF8Encoding(false), 1 << 18);

    private static void WriteRow(StreamWriter writer, IReadOnlyList<string> fields)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (i > 0) writer.Write(',');
            string field = fields[i];
            if (field.AsSpan().IndexOfAny(',', '"', '\n') < 0) writer.Write(field);
            else writer.Write($"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }
        writer.Write('\n');
    }
}
