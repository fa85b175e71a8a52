using System.Diagnostics;
using System.Globalization;
using CrmHygiene.Benchmarks.Generator;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Quality;
using CrmHygiene.Core.Verification.Phones;

namespace CrmHygiene.Benchmarks.Standards;

/// <summary>Quality of a list in core: read from its file alone, read and measured, and measured when read before; one thread and all.</summary>
internal static class QualityCommand
{
    /// <summary>quality [--rows 1000000]</summary>
    public static int Run(string[] args)
    {
        int rows = new Arguments(args).Whole("rows", 1_000_000);
        string folder = Directory.CreateTempSubdirectory("crmhygiene-bench-").FullName;
        try
        {
            string file = Path.Combine(folder, "list.csv");
            GenerateCommand.Run(["--rows", rows.ToString(CultureInfo.InvariantCulture), "--out", file]);
            for (int i = 0; i < 2; i++) Timed("warm", Math.Min(rows, 50_000), file, meter: true, 2);
            Timed("read alone", rows, file, meter: false, 1);
            Timed("read and measured, one thread", rows, file, meter: true, 1);
            Timed("read and measured", rows, file, meter: true, Environment.ProcessorCount);
            Contact[] held = [.. ContactFile.Open(file).Read().Select(r => r.Contact!).Where(c => c is not null)];
            Print("measured, one thread", held.Length, () => Measure(held, 1));
            Print("measured", held.Length, () => Measure(held, Environment.ProcessorCount));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Timed(string what, int rows, string file, bool meter, int threads) =>
        Print(what, rows, () => Measure(ContactFile.Open(file).Read().Select(r => r.Contact!).Where(c => c is not null).Take(rows), threads, meter));

    private static double Measure(IEnumerable<Contact> contacts, int threads, bool meter = true)
    {
        QualityMeter quality = new(new QualityOptions { AsOf = new DateTime(2026, 11, 1), DegreeOfParallelism = threads, CountryOf = PhoneVerifier.RegionOf });
        foreach (Contact contact in contacts)
            if (meter) quality.Add(contact);
        return quality.Report().Score ?? 0;
    }

    private static void Print(string what, int rows, Func<double> work)
    {
        GC.Collect();
        TimeSpan used = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        double score = work();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-32}{rows,9:N0} contacts {Stopwatch.GetElapsedTime(started).TotalSeconds,7:0.00} s {(Environment.CpuUsage.TotalTime - used).TotalSeconds,7:0.00} CPU s, score {score:0.0}"));
    }
}
