using System.Globalization;
using CrmHygiene.Core.Lifecycle.Bounces;

namespace CrmHygiene.Core.Tests.Lifecycle.Bounces;

/// <summary>Agreement with public bounce mails that others labelled; skipped where they are not beside the repository.</summary>
public class BounceCorpusTests
{
    private static readonly Dictionary<BounceReason, string> Names = new()
    {
        [BounceReason.Suspended] = "suspend",
        [BounceReason.NotCompliant] = "notcompliantrfc",
        [BounceReason.TooBig] = "mesgtoobig",
        [BounceReason.RateLimited] = "toomanyconn",
    };

    [SkippableFact]
    public void Agrees_with_the_labels_of_the_corpus()
    {
        string? index = Corpus.Find("bounces/index.csv");
        Skip.If(index is null, "The corpus is not on this machine.");
        int rows = 0, recipients = 0, named = 0, reasons = 0, kinds = 0, coded = 0, codes = 0;
        foreach (IGrouping<string, Row> file in Rows(index!).GroupBy(r => r.File))
        {
            List<ContactEvent> events = Parse(Path.Combine(Path.GetDirectoryName(index!)!, "eml", file.Key));
            foreach (Row row in file.Where(r => r.Kind != "UNVERIFIED"))
            {
                rows++;
                ContactEvent? found = events.Find(e => e.Email.Equals(row.Recipient, StringComparison.OrdinalIgnoreCase));
                if (row.Recipient.Length > 0)
                {
                    named++;
                    if (found is not null) recipients++;
                }
                found ??= events.ElementAtOrDefault(row.Number - 1);
                if (found is null) continue;
                if ((Names.GetValueOrDefault(found.Reason) ?? found.Reason.ToString().ToLowerInvariant()) == row.Reason) reasons++;
                if (KindOf(found) == row.Kind) kinds++;
                // 5.0.9xx are the labeller's own codes.
                if (row.Status.Length == 0 || row.Status.Contains(".0.9", StringComparison.Ordinal)) continue;
                coded++;
                if (found.Status == row.Status) codes++;
            }
        }
        Assert.True(recipients >= 0.97 * named, $"recipients: {recipients} of {named}");
        Assert.True(reasons >= 0.91 * rows, $"reasons: {reasons} of {rows}");
        Assert.True(kinds >= 0.94 * rows, $"kinds: {kinds} of {rows}");
        Assert.True(codes >= 0.97 * coded, $"status codes: {codes} of {coded}");
    }

    [SkippableFact]
    public void Mangled_reports_never_throw_and_never_name_more_recipients_than_the_limit()
    {
        string? index = Corpus.Find("bounces/index.csv");
        Skip.If(index is null, "The corpus is not on this machine.");
        var random = new Random(20261123);
        var parser = new BounceParser(new BounceOptions { MaxRecipients = 20, MaxMessageBytes = 64 * 1024 });
        foreach (string file in Directory.GetFiles(Path.Combine(Path.GetDirectoryName(index!)!, "eml")).Order(StringComparer.Ordinal))
        {
            byte[] bytes = File.ReadAllBytes(file);
            for (int round = 0; round < 3; round++)
            {
                byte[] mangled = (byte[])bytes.Clone();
                for (int i = 0; i < 40; i++) mangled[random.Next(mangled.Length)] = (byte)random.Next(256);
                bool understood = parser.TryParse(mangled.AsMemory(0, random.Next(mangled.Length)), out IReadOnlyList<ContactEvent> events, out _);
                Assert.Equal(understood, events.Count > 0);
                Assert.InRange(events.Count, 0, 20);
            }
        }
    }

    private static string KindOf(ContactEvent e) => e.Reason == BounceReason.Feedback ? "feedback" : e.Kind switch
    {
        ContactEventKind.HardBounce => "hard",
        ContactEventKind.SoftBounce or ContactEventKind.Delayed => "soft",
        ContactEventKind.Delivered => "delivered",
        ContactEventKind.AutoReply => "vacation",
        _ => e.Kind.ToString(),
    };

    private static List<ContactEvent> Parse(string path)
    {
        var parser = new BounceParser();
        List<ContactEvent> events = [];
        foreach (RawMail mail in MailFiles.Read(path))
        {
            if (parser.TryParse(mail.Bytes, out IReadOnlyList<ContactEvent> found, out _)) events.AddRange(found);
        }
        return events;
    }

    private static List<Row> Rows(string path)
    {
        string[] names = [];
        List<Row> rows = [];
        foreach (string line in File.ReadLines(path))
        {
            string[] cells = line.Split(',');
            if (names.Length == 0) names = cells;
            else rows.Add(new Row(Cell("file"), int.Parse(Cell("n"), CultureInfo.InvariantCulture), Cell("recipient"), Cell("reason"), Cell("hard_or_soft"), Cell("status")));

            string Cell(string name) => cells[Array.IndexOf(names, name)];
        }
        return rows;
    }

    private sealed record Row(string File, int Number, string Recipient, string Reason, string Kind, string Status);
}
