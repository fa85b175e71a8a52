using System.Diagnostics;
using System.Globalization;
using CrmHygiene.Benchmarks.Generator;
using CrmHygiene.Core.Standards.Repair;

namespace CrmHygiene.Benchmarks.Standards;

/// <summary>Repair in core, without reading: all rules, each rule alone, and a list that needs nothing; one core and two.</summary>
internal static class RepairCommand
{
    private const int Repeats = 3;

    /// <summary>repair [--rows N] [--seed S] [--rules yes]</summary>
    public static int Run(string[] args)
    {
        Arguments arguments = new(args);
        int rows = arguments.Whole("rows", 200_000);
        ContactLayout layout = new("generated", ContactDialect.None, ContactGenerator.Headers.Select(Column));
        Contact[] dirty = [.. ContactGenerator.Rows(new GeneratorOptions { Rows = rows, Seed = arguments.Whole("seed", 1) }).Select(r => Contact.Create(layout, r.Fields))];
        Repairer all = new();
        Contact[] clean = [.. dirty.Select(c => c.Copy())];
        foreach (Contact contact in clean) all.Repair(contact);
        clean = [.. clean.Select(c => Contact.Create(c.GetLayout(), [.. Enumerable.Range(0, c.GetLayout().Columns.Count).Select(c.GetText)]))];
        foreach (int cores in new[] { 1, 2 })
        {
            Measure("all rules, as generated", all, dirty, cores);
            Measure("all rules, nothing to do", all, clean, cores);
            Stream("all rules, as generated, in a stream", all, dirty, cores);
        }
        if (!arguments.Has("rules")) return 0;
        foreach (IRepairRule rule in RepairRules.All) Measure(rule.Id, new Repairer(new RepairOptions { Rules = [rule.Id] }), dirty, 1);
        return 0;
    }

    private static ContactColumn Column(string header)
    {
        string name = header.Replace(" ", string.Empty, StringComparison.Ordinal).Replace("-", string.Empty, StringComparison.Ordinal);
        ContactField field = ContactFields.TryParse(name, out ContactField found) ? found : Alias(header);
        return new ContactColumn(field == ContactField.None ? header : ContactFields.NameOf(field), header, field, DateOrder.MonthFirst);
    }

    private static ContactField Alias(string header)
    {
        string text = header.ToLowerInvariant();
        return text.Contains("mobile", StringComparison.Ordinal) ? ContactField.MobilePhone
            : text.Contains("phone", StringComparison.Ordinal) ? ContactField.Phone
            : text.Contains("company", StringComparison.Ordinal) ? ContactField.Company
            : text.Contains("street", StringComparison.Ordinal) ? ContactField.Street
            : text.Contains("country", StringComparison.Ordinal) ? ContactField.Country
            : text.Contains("create", StringComparison.Ordinal) ? ContactField.CreatedAt
            : text.Contains("activity", StringComparison.Ordinal) ? ContactField.LastActivity
            : ContactField.None;
    }

    /// <summary>As in a pipeline: contacts come in small parts, are repaired, and are forgotten. Making them is not counted.</summary>
    private static void Stream(string what, Repairer repairer, Contact[] contacts, int cores)
    {
        const int Part = 512;
        double best = double.MaxValue;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            GC.Collect();
            long[] ticks = new long[cores];
            Parallel.For(0, cores, new ParallelOptions { MaxDegreeOfParallelism = cores }, core =>
            {
                for (int start = core * Part; start < contacts.Length; start += cores * Part)
                {
                    Contact[] part = [.. contacts.Skip(start).Take(Part).Select(c => c.Copy())];
                    long started = Stopwatch.GetTimestamp();
                    foreach (Contact contact in part) repairer.Repair(contact);
                    ticks[core] += Stopwatch.GetTimestamp() - started;
                }
            });
            best = Math.Min(best, ticks.Max() / (double)Stopwatch.Frequency);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}, {cores} core(s): {contacts.Length / best:N0} contacts/s"));
    }

    private static void Measure(string what, Repairer repairer, Contact[] contacts, int cores)
    {
        double best = double.MaxValue, cpu = double.MaxValue, bytes = 0;
        int changed = 0;
        long changes = 0;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            Contact[] copies = [.. contacts.Select(c => c.Copy())];
            GC.Collect();
            long before = GC.GetTotalAllocatedBytes(true);
            int[] counts = new int[cores];
            TimeSpan used = Environment.CpuUsage.TotalTime;
            Stopwatch watch = Stopwatch.StartNew();
            Parallel.For(0, cores, new ParallelOptions { MaxDegreeOfParallelism = cores }, core =>
            {
                int count = 0;
                for (int i = core; i < copies.Length; i += cores)
                    if (repairer.Repair(copies[i])) count++;
                counts[core] = count;
            });
            watch.Stop();
            cpu = Math.Min(cpu, (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / copies.Length);
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
            bytes = (double)(GC.GetTotalAllocatedBytes(true) - before) / copies.Length;
            changed = counts.Sum();
            changes = copies.Sum(c => (long)c.GetChanges().Count);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}, {cores} core(s): {contacts.Length / best:N0} contacts/s, {cpu:0.00} CPU-microseconds and {bytes:N0} bytes each; {changed:N0} of {contacts.Length:N0} changed, {changes:N0} changes"));
    }
}
