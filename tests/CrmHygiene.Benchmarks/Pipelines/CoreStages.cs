using System.Diagnostics;
using System.Globalization;
using CrmHygiene.Benchmarks.Engine;
using CrmHygiene.Core.Contacts.Reading;
using CsvHelper;

namespace CrmHygiene.Benchmarks.Pipelines;

/// <summary>What is measured without an engine, one in a process of its own: the raw floor, and core alone.</summary>
public static class CoreStages
{
    /// <summary>CsvHelper alone, every field a pooled string.</summary>
    public const string Strings = "csvhelper";

    /// <summary>The same on several threads.</summary>
    public const string ParallelStrings = "csvhelper-parallel";

    /// <summary>Core reads every contact and drops it.</summary>
    public const string Contacts = "core";

    /// <summary>Core reads every contact and keeps it: live bytes.</summary>
    public const string Held = "core-held";

    /// <summary>core-stage name warm-list list: "seconds cpu-seconds peak-MB", for <see cref="Held"/> "bytes".</summary>
    public static int Run(string[] args)
    {
        (string name, string warm, string list) = (args[0], args[1], args[2]);
        if (name == Held)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{BytesPerContact(list)}"));
            return 0;
        }
        Func<string, long> stage = name switch
        {
            Strings => ReadStrings,
            ParallelStrings => ReadStringsInParallel,
            Contacts => ReadContacts,
            _ => throw new ArgumentException($"There is no stage '{name}'.", nameof(args)),
        };
        for (int i = 0; i < 5; i++)
        {
            stage(warm);
            // Optimised code is made on another thread, after a delay.
            Thread.Sleep(150);
        }
        GC.Collect();
        GC.WaitForPendingFinalizers();
        PeakMemory.Reset();
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        long started = Stopwatch.GetTimestamp();
        long rows = stage(list);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        if (rows == 0) throw new InvalidDataException("No row was read.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds} {cpu.TotalSeconds} {PeakMemory.Megabytes()}"));
        return 0;
    }

    /// <summary>Every field of a list as a pooled string.</summary>
    public static long ReadStrings(string path)
    {
        using CsvReader reader = Open(path);
        long rows = 0;
        while (reader.Read())
        {
            for (int i = 0; i < reader.FieldCount; i++) reader.GetString(i);
            rows++;
        }
        return rows;
    }

    /// <summary>Every contact of a list.</summary>
    public static long ReadContacts(string path)
    {
        long rows = 0;
        foreach (ReadItem item in ContactFile.Open(path).Read())
            if (item.Contact is not null) rows++;
        return rows;
    }

    private static long ReadStringsInParallel(string path)
    {
        using CsvReader reader = Open(path);
        long rows = 0;
        foreach (int fields in reader.ParallelEnumerate(ReadRow, Math.Clamp(Environment.ProcessorCount, 1, 4)))
            if (fields > 0) rows++;
        return rows;

        static int ReadRow(CsvReader row)
        {
            for (int i = 0; i < row.FieldCount; i++) row.GetString(i);
            return row.FieldCount;
        }
    }

    private static CsvReader Open(string path) =>
        CsvReader.Create(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan),
            CsvReaderOptions.Default with { PoolStrings = true, BufferSize = 256 * 1024 });

    private static double BytesPerContact(string path)
    {
        ReadContacts(path);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var held = new List<Contact>();
        foreach (ReadItem item in ContactFile.Open(path).Read())
            if (item.Contact is { } contact) held.Add(contact);
        // The list's own array is not the contacts'.
        long after = GC.GetTotalMemory(forceFullCollection: true) - (held.Capacity * (long)IntPtr.Size);
        GC.KeepAlive(held);
        return (double)(after - before) / held.Count;
    }
}
