using CrmHygiene.Core.Lifecycle.Events;
using CrmHygiene.Core.Tests.Store;

namespace CrmHygiene.Core.Tests.Lifecycle.Events;

public sealed class EventFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private List<EventItem> Read(string name, string text, EventReadOptions? options = null) => EventFile.Read(_folder.Write(name, text), options).ToList();

    [SkippableFact]
    public void Reads_the_events_of_the_corpus()
    {
        string? index = Corpus.Find("esp_events/index.csv");
        Skip.If(index is null, "The corpus is not on this machine.");
        int rows = 0, kinds = 0, named = 0, recipients = 0;
        foreach (string[] row in File.ReadLines(index!).Skip(1).Select(l => l.Split(',')).Where(r => r[2].Length > 0))
        {
            List<EventItem> items = EventFile.Read(Path.Combine(Path.GetDirectoryName(index!)!, row[0])).ToList();
            Assert.DoesNotContain(items, i => i.Reject is not null);
            rows++;
            if (string.Join('|', items.Select(i => Word(i.Event!.Kind)).Distinct()) == string.Join('|', row[2].Split('|').Distinct())) kinds++;
            if (row[3].Length == 0) continue;
            named++;
            if (string.Join('|', items.Select(i => i.Event!.Email)) == row[3]) recipients++;
        }
        Assert.True(kinds >= 0.98 * rows, $"kinds: {kinds} of {rows}");
        Assert.True(recipients >= 0.98 * named, $"recipients: {recipients} of {named}");
    }

    [Fact]
    public void Lines_that_are_not_understood_are_rejected_and_reading_goes_on()
    {
        List<EventItem> items = Read("e.jsonl", "{\"event\":\"open\",\"email\":\"a@firm.example\",\"timestamp\":1790000000}\nnot json\n{\"event\":\"teleported\",\"email\":\"a@firm.example\"}\n\n{\"event\":\"click\",\"email\":\"a@firm.example\"}\n");
        Assert.Equal([ContactEventKind.Opened, ContactEventKind.Clicked], items.Where(i => i.Event is not null).Select(i => i.Event!.Kind));
        Assert.Equal([2L, 3L], items.Where(i => i.Reject is not null).Select(i => i.Reject!.Position));
        Assert.All(items.Where(i => i.Reject is not null), i => Assert.DoesNotContain("firm", i.Reject!.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Reads_notifications_in_notifications()
    {
        const string inner = "{\\\"notificationType\\\":\\\"Bounce\\\",\\\"bounce\\\":{\\\"bounceType\\\":\\\"Permanent\\\",\\\"bouncedRecipients\\\":[{\\\"emailAddress\\\":\\\"a@firm.example\\\",\\\"status\\\":\\\"5.1.1\\\"}]},\\\"mail\\\":{\\\"messageId\\\":\\\"m1\\\"}}";
        ContactEvent e = Assert.Single(Read("sns.json", "{\"Type\":\"Notification\",\"Message\":\"" + inner + "\"}")).Event!;
        Assert.Equal((ContactEventKind.HardBounce, "a@firm.example", "m1", "Amazon SES"), (e.Kind, e.Email, e.MessageId, e.Provider));
    }

    [Theory]
    [InlineData("{\"event\":\"bounce\",\"email\":\"a@firm.example\",\"sg_event_id\":\"1\",\"status\":\"5.2.2\",\"reason\":\"552 5.2.2 mailbox full\"}", BounceReason.MailboxFull)]
    [InlineData("{\"event\":\"hard_bounce\",\"email\":\"a@firm.example\",\"reason\":\"550 5.7.1 policy violation\"}", BounceReason.PolicyViolation)]
    [InlineData("{\"event\":\"hard_bounce\",\"email\":\"a@firm.example\",\"reason\":\"550 Your domain does not exist\"}", BounceReason.Rejected)]
    public void What_a_service_calls_hard_is_soft_where_its_words_say_so(string json, BounceReason reason)
    {
        ContactEvent e = Assert.Single(Read("e.json", json)).Event!;
        Assert.Equal((ContactEventKind.SoftBounce, reason), (e.Kind, e.Reason));
    }

    [Theory]
    [InlineData("Recipient,Email name,Event type,Event date,Bounce reason,Bounce type\na@firm.example,News,Bounced,2026-11-02 10:00,UNKNOWN_USER,Hard\n", ContactEventKind.HardBounce, BounceReason.UserUnknown)]
    [InlineData("Recipient,Email name,Event type,Event date,Bounce reason,Bounce type\na@firm.example,News,Bounced,2026-11-02 10:00,MAILBOX_FULL,Hard\n", ContactEventKind.SoftBounce, BounceReason.MailboxFull)]
    [InlineData("ID,Type,Name,MessageID,Description,Details,Email,BouncedAt\n1,HardBounce,Hard bounce,m,The server was unable to deliver your message,smtp;550 5.1.1 user unknown,a@firm.example,2026-11-02T10:00:00Z\n", ContactEventKind.HardBounce, BounceReason.UserUnknown)]
    [InlineData("address,code,error,created_at\na@firm.example,605,Not delivering to previously bounced address,\"Mon, 02 Nov 2026 10:00:00 UTC\"\n", ContactEventKind.Dropped, BounceReason.Suppressed)]
    public void Exports_of_bounces_say_who_and_why_in_their_own_columns(string csv, ContactEventKind kind, BounceReason reason)
    {
        ContactEvent e = Assert.Single(Read("e.csv", csv)).Event!;
        Assert.Equal((kind, reason, new DateTime(2026, 11, 2, 10, 0, 0)), (e.Kind, e.Reason, e.Time!.Value.UtcDateTime));
    }

    [Fact]
    public void Opens_by_proxies_and_clicks_by_scanners_are_marked()
    {
        List<EventItem> items = Read("e.json", "[{\"event\":\"open\",\"email\":\"a@firm.example\",\"useragent\":\"Mozilla/5.0\"},{\"event\":\"click\",\"email\":\"a@firm.example\",\"useragent\":\"Barracuda Sentinel\"},{\"event\":\"open\",\"email\":\"a@firm.example\",\"useragent\":\"Mozilla/5.0 (Windows NT 10.0) Thunderbird/128\"},{\"event\":\"unsubscribe\",\"email\":\"a@firm.example\",\"method\":\"GET\"}]");
        Assert.Equal([ContactEventMarks.PrivacyProxy, ContactEventMarks.Scanner, ContactEventMarks.None, ContactEventMarks.GetUnsubscribe], items.Select(i => i.Event!.Marks));
    }

    [Fact]
    public void Reads_delimited_exports_by_their_headers()
    {
        List<EventItem> items = Read("b.csv", "status,reason,email,created\n5.1.1,\"550 5.1.1 unknown user\",a@firm.example,1790000000\n4.2.2,\"452 4.2.2 over quota\",b@firm.example,1790000001\n,,no address,1790000002\n");
        Assert.Equal([(ContactEventKind.HardBounce, BounceReason.UserUnknown), (ContactEventKind.SoftBounce, BounceReason.MailboxFull)], items.Take(2).Select(i => (i.Event!.Kind, i.Event.Reason)));
        Assert.Equal(4, items[2].Reject!.Position);
    }

    [Fact]
    public void Reads_any_columns_with_a_map()
    {
        var options = new EventReadOptions { Kind = ContactEventKind.Purchase, Map = new Dictionary<string, string> { ["Wer"] = "Email", ["Am"] = "Time" } };
        ContactEvent e = Assert.Single(Read("o.csv", "Wer;Am;Summe\na@firm.example;2026-03-01;10\n", options)).Event!;
        Assert.Equal((ContactEventKind.Purchase, new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)), (e.Kind, e.Time));
        Assert.Throws<ArgumentException>(() => Read("p.csv", "Wer;Am\na@firm.example;2026-03-01\n", options with { Map = new Dictionary<string, string> { ["Nobody"] = "Email" } }));
    }

    [Fact]
    public void Rows_without_a_kind_or_with_a_time_not_understood_are_rejected()
    {
        Assert.NotNull(Assert.Single(Read("a.csv", "email,date\na@firm.example,2026-03-01\n")).Reject);
        Assert.NotNull(Assert.Single(Read("b.csv", "email,event,date\na@firm.example,open,soon\n")).Reject);
        Assert.NotNull(Assert.Single(Read("c.csv", "name,event\nAna,open\n")).Reject);
        Assert.NotNull(Assert.Single(Read("d.csv", "")).Reject);
    }

    [Theory]
    [InlineData("{\"event\":\"click\",\"email\":\"a@firm.example\",\"id\":26224,\"message-id\":\"<1@b>\",\"ts_event\":1736506800}\n{\"event\":\"click\",\"email\":\"a@firm.example\",\"id\":26224,\"message-id\":\"<1@b>\",\"ts_event\":1794308400}")]
    [InlineData("{\"type\":\"unsubscribe\",\"fired_at\":\"2024-03-26 21:40:57\",\"data\":{\"id\":\"8a\",\"list_id\":\"l\",\"email\":\"a@firm.example\"}}\n{\"type\":\"unsubscribe\",\"fired_at\":\"2026-03-26 21:40:57\",\"data\":{\"id\":\"8a\",\"list_id\":\"l\",\"email\":\"a@firm.example\"}}")]
    [InlineData("Record ID,Email,Activity type,Activity date\n7,a@firm.example,Call,2024-01-01\n7,a@firm.example,Call,2026-01-01\n")]
    public void An_id_of_the_hook_or_the_person_does_not_make_two_events_one(string text)
    {
        List<EventItem> items = Read("events.txt", text);
        Assert.Equal(2, items.Select(i => i.Event!.EventId).Distinct().Count());
        Assert.Equal(items.Select(i => i.Event!.EventId), Read("again.txt", text).Select(i => i.Event!.EventId));
    }

    [Theory]
    [InlineData("Ana Roe <ana@firm.example>", "ana@firm.example")]
    [InlineData("mailto:ana@firm.example", "ana@firm.example")]
    [InlineData("\"Roe, Ana\" <ana@firm.example>", "ana@firm.example")]
    [InlineData("O'Neil@firm.example", "O'Neil@firm.example")]
    public void An_address_with_a_name_is_that_address(string cell, string address)
    {
        Assert.Equal(address, Assert.Single(Read("a.csv", $"Recipient,Event\n\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\",Unsubscribed\n")).Event!.Email);
        Assert.Equal(address, Assert.Single(Read("a.json", $"{{\"event\":\"unsubscribe\",\"recipient\":{System.Text.Json.JsonSerializer.Serialize(cell)}}}")).Event!.Email);
    }

    [Fact]
    public void Several_addresses_in_a_cell_are_not_taken_for_one()
    {
        Assert.Contains("several", Assert.Single(Read("a.csv", "Recipient,Event\nana@firm.example;ben@firm.example,Unsubscribed\n")).Reject!.Reason, StringComparison.Ordinal);
        Assert.Equal(["ana@firm.example", "ben@firm.example"], Read("a.json", "{\"event\":\"unsubscribe\",\"to\":\"ana@firm.example, ben@firm.example\"}").Select(i => i.Event!.Email));
    }

    [Fact]
    public void The_order_of_day_and_month_is_that_of_the_files_other_dates()
    {
        static IEnumerable<string?> Days(IEnumerable<EventItem> items) => items.Select(i => i.Event?.Time?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(["2026-04-03", "2025-12-31"], Days(Read("d.csv", "email,event,date\na@firm.example,open,03/04/2026 10:00\na@firm.example,open,31/12/2025 10:00\n")));
        Assert.Equal(["2026-03-04", "2025-12-31"], Days(Read("m.csv", "email,event,date\na@firm.example,open,03/04/2026 10:00\na@firm.example,open,12/31/2025 10:00\n")));
        Assert.Equal(["2026-04-03"], Days(Read("dots.csv", "email,event,date\na@firm.example,open,03.04.2026 10:00\n")));
    }

    [Fact]
    public void A_date_that_can_be_read_two_ways_is_rejected_until_somebody_says_which()
    {
        const string rows = "email,event,date\na@firm.example,open,03/04/2026\n", json = "{\"event\":\"open\",\"email\":\"a@firm.example\",\"date\":\"03/04/2026\"}";
        Assert.Contains("-DateOrder", Assert.Single(Read("a.csv", rows)).Reject!.Reason, StringComparison.Ordinal);
        Assert.Contains("-DateOrder", Assert.Single(Read("a.json", json)).Reject!.Reason, StringComparison.Ordinal);
        Assert.All(new[] { rows, json }, text => Assert.Equal(4, Assert.Single(Read("b.txt", text, new EventReadOptions { DateOrder = DateOrder.DayFirst })).Event!.Time!.Value.Month));
    }

    [Fact]
    public void Delimited_files_mark_proxies_programs_and_opt_outs_by_get_too()
    {
        List<EventItem> items = Read("m.csv", "email,event,method,sg_machine_open,is_bot\na@firm.example,open,,true,\na@firm.example,unique_proxy_open,,,\na@firm.example,click,,,1\na@firm.example,unsubscribe,GET,,\na@firm.example,unsubscribe,POST,,false\na@firm.example,open,,false,no\n");
        Assert.Equal([ContactEventMarks.PrivacyProxy, ContactEventMarks.PrivacyProxy, ContactEventMarks.Scanner, ContactEventMarks.GetUnsubscribe, ContactEventMarks.None, ContactEventMarks.None], items.Select(i => i.Event!.Marks));
    }

    [Fact]
    public void Brevos_log_is_read_by_its_own_headers()
    {
        List<EventItem> items = Read("log.csv", "st_text,ts,sub,frm,email,tag,mid,link\nFirst opening,01-02-2026 10:00:00,Hi,n@us.example,a@firm.example,,<1@b>,\nLoaded by proxy,31-01-2026 10:00:00,Hi,n@us.example,a@firm.example,,<1@b>,\nUnsubscribed,31-01-2026 11:00:00,Hi,n@us.example,a@firm.example,,<1@b>,\n");
        Assert.Equal([(ContactEventKind.Opened, ContactEventMarks.None), (ContactEventKind.Opened, ContactEventMarks.PrivacyProxy), (ContactEventKind.Unsubscribed, ContactEventMarks.None)], items.Select(i => (i.Event!.Kind, i.Event.Marks)));
        Assert.Equal(("<1@b>", 2, "n@us.example"), (items[0].Event!.MessageId, items[0].Event!.Time!.Value.Month, items[0].Event!.Sender));
    }

    [Fact]
    public void A_compressed_file_is_said_to_be_one()
    {
        string path = _folder.Write("e.jsonl.gz", "");
        using (var zip = new System.IO.Compression.GZipStream(File.Create(path), System.IO.Compression.CompressionLevel.Fastest)) zip.Write("{}"u8);
        Assert.Contains("compressed", Assert.Single(EventFile.Read(path).ToList()).Reject!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_who_is_subscribed_gives_no_dated_opt_in()
    {
        Assert.Null(Assert.Single(Read("members.csv", "email,status,updated at\na@firm.example,subscribed,2026-03-01\n")).Event!.Time);
        Assert.NotNull(Assert.Single(Read("left.csv", "email,status,updated at\na@firm.example,unsubscribed,2026-03-01\n")).Event!.Time);
        Assert.NotNull(Assert.Single(Read("mapped.csv", "email,status,updated at\na@firm.example,subscribed,2026-03-01\n", new EventReadOptions { Map = new Dictionary<string, string> { ["updated at"] = "Time" } })).Event!.Time);
    }

    private static string Word(ContactEventKind kind) => kind switch
    {
        ContactEventKind.HardBounce or ContactEventKind.SoftBounce => "bounced",
        ContactEventKind.Complaint => "complained",
        ContactEventKind.Delayed => "deferred",
        ContactEventKind.Dropped => "rejected",
        ContactEventKind.AutoReply => "autoresponded",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public void Dispose() => _folder.Dispose();
}
