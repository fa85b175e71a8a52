using System.Diagnostics;
using System.Globalization;
using CrmHygiene.Core.Lifecycle.Bounces;
using CrmHygiene.Core.Lifecycle.Events;
using CrmHygiene.Core.Lifecycle.Facts;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Benchmarks.Lifecycle;

/// <summary>Importing engagement events and judging contacts over them; parsing bounce mail.</summary>
internal static class EventsCommand
{
    private static readonly string[] Kinds = ["sent", "delivered", "open", "click", "soft_bounce", "unsubscribe"];

    /// <summary>events [--events N] [--contacts N] [--folder path] [--only import|judge] [--bounces folder]</summary>
    public static int Run(string[] args)
    {
        Arguments arguments = new(args);
        if (arguments.Text("bounces") is { } mails) Bounces(mails);
        int events = arguments.Whole("events", 20_000_000), contacts = arguments.Whole("contacts", 1_000_000);
        if (events == 0) return 0;
        string folder = arguments.Text("folder") ?? Directory.CreateTempSubdirectory("crm-events-").FullName;
        string file = Path.Combine(folder, "events.csv"), store = Path.Combine(folder, "store.db");
        try
        {
            if (!File.Exists(file)) Generate(file, events, contacts);
            Console.WriteLine($"{events:N0} events, {new FileInfo(file).Length / 1e6:N0} MB");
            using CrmStore opened = CrmStore.Open(store, create: true);
            if (arguments.Text("only") is null or "import") Measure("import", () =>
            {
                var importer = new EventImporter(opened);
                foreach (EventItem item in EventFile.Read(file)) importer.Add(item);
                EventImport import = importer.Complete();
                Console.WriteLine($"  {import.New:N0} new, {import.Rejected:N0} rejected, store {new FileInfo(store).Length / 1e6:N0} MB");
            });
            if (arguments.Text("only") is null or "judge") Measure("judge", () => Judge(opened, contacts));
        }
        finally
        {
            if (arguments.Text("folder") is null) Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static void Judge(CrmStore store, int contacts)
    {
        var layout = new ContactLayout("generated", ContactDialect.None, [new ContactColumn("Email", "Email", ContactField.Email, DateOrder.Unknown), new ContactColumn("Last Activity", "Last Activity", ContactField.LastActivity, DateOrder.Unknown)]);
        DateTime now = new(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc);
        var log = new EventLog(store, now);
        var judge = new StaleJudge(StaleOptions.Default(now));
        long stale = 0;
        for (int i = 0; i < contacts; i++)
        {
            Contact contact = Contact.Create(layout, [Address(i), "2025-03-01"]);
            if (judge.Judge(contact, new StaleFacts { Events = log.Of(contact.GetText(ContactField.Email)) }).Count > 0) stale++;
        }
        Console.WriteLine($"  {stale:N0} of {contacts:N0} stale");
    }

    private static void Bounces(string folder)
    {
        byte[][] mails = [.. Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        var parser = new BounceParser();
        int understood = 0;
        foreach (byte[] mail in mails) _ = parser.TryParse(mail, out _, out _);
        using var process = Process.GetCurrentProcess();
        (long start, TimeSpan processor) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        for (int round = 0; round < 20; round++)
            Parallel.ForEach(mails, new ParallelOptions { MaxDegreeOfParallelism = 2 }, m =>
            {
                if (parser.TryParse(m, out _, out _)) Interlocked.Increment(ref understood);
            });
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        double each = (process.TotalProcessorTime - processor).TotalMicroseconds / (20 * mails.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bounces: {20 * mails.Length / seconds:N0} messages a second on two cores, {each:N0} CPU microseconds each, {understood / 20} of {mails.Length} understood"));
    }

    private static void Generate(string file, int events, int contacts)
    {
        using var writer = new StreamWriter(file, append: false, System.Text.Encoding.ASCII, 1 << 20);
        writer.WriteLine("timestamp,event,email,message_id,campaign");
        ulong state = 42;
        for (int i = 0; i < events; i++)
        {
            state = state * 6364136223846793005UL + 1442695040888963407UL;
            uint random = (uint)(state >> 33);
            int mailing = i / contacts;
            int kind = random % 100 < 45 ? 1 : random % 100 < 70 ? 0 : random % 100 < 90 ? 2 : random % 100 < 97 ? 3 : random % 100 < 99 ? 4 : 5;
            writer.Write(1_735_700_000L + mailing * 2_500_000L + random % 1000);
            writer.Write(',');
            writer.Write(Kinds[kind]);
            writer.Write(',');
            writer.Write(Address((int)((state >> 20) % (ulong)contacts)));
            writer.Write(",m");
            writer.Write(mailing);
            writer.Write('-');
            writer.Write(random % 1000);
            writer.Write(",Newsletter ");
            writer.WriteLine(mailing % 50);
        }
    }

    private static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"person{number}@domain{number % 5000}.example");

    private static void Measure(string name, Action work)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        work();
        using Process process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, processor {(process.TotalProcessorTime - processor).TotalSeconds:0.0} s, peak {process.PeakWorkingSet64 / 1e6:N0} MB"));
    }
}
