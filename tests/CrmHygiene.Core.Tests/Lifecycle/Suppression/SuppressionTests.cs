using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Store;
using CsCheck;
using Entry = CrmHygiene.Suppression;

namespace CrmHygiene.Core.Tests.Lifecycle.Suppression;

/// <summary>Who is on the list is never taken for mailable.</summary>
public sealed class SuppressionTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CrmStore _store;

    public SuppressionTests() => _store = CrmStore.Open(_folder.File("data/store.db"), create: true);

    private string KeyPath => _folder.File("keys/suppression.key");

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Ann@Example.org", "ann@example.org")]
    [InlineData(" mailto:ann@example.org ", "ann@example.org")]
    [InlineData("Ann Lee <ann@example.org>", "ann@example.org")]
    [InlineData("ann@bücher.example", "ann@xn--bcher-kva.example")]
    [InlineData("Example.org", "@example.org")]
    [InlineData("@example.org", "@example.org")]
    public void Addresses_are_compared_in_one_form(string text, string expected)
    {
        Assert.True(SuppressionAddress.TryNormalize(text, out string address));
        Assert.Equal(expected, address);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("ann")]
    [InlineData("two words@example.org")]
    [InlineData("ann@")]
    public void What_is_no_address_is_said_to_be_none(string? text) => Assert.False(SuppressionAddress.TryNormalize(text, out _));

    [Fact]
    public void Addresses_domains_and_subdomains_are_found()
    {
        SuppressionBook.Add(_store, [Of("ann@example.org", SuppressionReason.OptedOut), Of("@blocked.example", SuppressionReason.Manual)]);

        SuppressionList list = SuppressionList.Load(_store, KeyPath);

        Assert.Equal(SuppressionReason.OptedOut, list.Find("ANN@example.org")?.Reason);
        Assert.NotNull(list.Find("x@blocked.example"));
        Assert.NotNull(list.Find("x@mail.blocked.example"));
        Assert.Null(list.Find("x@notblocked.example"));
        Assert.Null(list.Find("bob@example.org"));
    }

    [Fact]
    public void Channel_and_topic_count()
    {
        SuppressionBook.Add(_store, [Of("ann@example.org", SuppressionReason.OptedOut) with { Topic = "news" }, Of("bob@example.org", SuppressionReason.OptedOut) with { Channel = SuppressionChannel.Phone }]);

        SuppressionList list = SuppressionList.Load(_store, KeyPath);

        Assert.NotNull(list.Find("ann@example.org", topic: "News"));
        Assert.Null(list.Find("ann@example.org", topic: "offers"));
        Assert.NotNull(list.Find("ann@example.org"));
        Assert.Null(list.Find("bob@example.org"));
        Assert.NotNull(list.Find("bob@example.org", SuppressionChannel.Phone));
    }

    [Fact]
    public void Hashed_addresses_are_found_and_not_in_the_file()
    {
        SuppressionKey key = SuppressionKey.Require(_store, KeyPath);
        SuppressionBook.Add(_store, [Of("secret.person@example.org", SuppressionReason.Erased), Of("@gone.example", SuppressionReason.Manual)], key);

        SuppressionList list = SuppressionList.Load(_store, KeyPath);

        Assert.Equal(SuppressionReason.Erased, list.Find("Secret.Person@example.org")?.Reason);
        Assert.True(list.IsErased("secret.person@example.org"));
        Assert.NotNull(list.Find("x@gone.example"));
        Assert.NotNull(list.Find("x@mail.gone.example"));
        Assert.Null(list.Find("other@example.org"));
        Assert.All(SuppressionBook.All(_store), e => Assert.True(e.IsHashed));
        _store.Read(s => s.Query("PRAGMA wal_checkpoint(TRUNCATE)", r => r.GetInt64(0)));
        Assert.DoesNotContain("secret.person", File.ReadAllText(_store.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_or_wrong_key_fails_closed()
    {
        SuppressionBook.Add(_store, [Of("ann@example.org", SuppressionReason.OptedOut)], SuppressionKey.Require(_store, KeyPath));
        string kept = File.ReadAllText(KeyPath);

        File.Delete(KeyPath);
        Assert.Throws<SuppressionKeyException>(() => SuppressionList.Load(_store, KeyPath));
        Assert.Throws<SuppressionKeyException>(() => SuppressionKey.Require(_store, KeyPath));
        Assert.False(File.Exists(KeyPath));

        File.WriteAllText(KeyPath, new string('a', 64));
        Assert.Throws<SuppressionKeyException>(() => SuppressionList.Load(_store, KeyPath));
        File.WriteAllText(KeyPath, "not a key");
        Assert.Throws<SuppressionKeyException>(() => SuppressionList.Load(_store, KeyPath));

        File.WriteAllText(KeyPath, kept);
        Assert.NotNull(SuppressionList.Load(_store, KeyPath).Find("ann@example.org"));
    }

    [Fact]
    public void The_key_lies_apart_from_the_store_and_is_its_owners()
    {
        Assert.Throws<SuppressionKeyException>(() => SuppressionKey.Require(_store, _folder.File("data/suppression.key")));
        SuppressionKey.Require(_store, KeyPath);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
    }

    [Fact]
    public void An_erased_address_is_never_kept_plain() =>
        Assert.Throws<ArgumentException>(() => SuppressionBook.Add(_store, [Of("ann@example.org", SuppressionReason.Erased)]));

    [Fact]
    public void What_is_taken_off_stays_in_the_store_with_its_reason()
    {
        SuppressionBook.Add(_store, [Of("ann@example.org", SuppressionReason.OptedOut)]);

        Assert.Single(SuppressionBook.Remove(_store, "ann@example.org", null, null, null, "opted in by form on 2026-10-12"));

        Assert.Empty(SuppressionBook.All(_store));
        Assert.Equal("opted in by form on 2026-10-12", _store.Read(s => s.Scalar<string>("SELECT removed_reason FROM suppression_entry")));
        SuppressionBook.Add(_store, [Of("ann@example.org", SuppressionReason.OptedOut)]);
        Assert.Single(SuppressionBook.All(_store));
    }

    [Fact]
    public void Any_order_and_repetition_of_additions_gives_the_same_list() => Gen.Int.Sample(seed =>
    {
        var random = new Random(seed);
        Entry[] entries = [.. Enumerable.Range(0, 12).Select(_ => Of($"p{random.Next(4)}@example.org", (SuppressionReason)random.Next(4)) with { Date = random.Next(2) == 0 ? null : DateTimeOffset.UnixEpoch.AddDays(random.Next(9)) })];
        Assert.Equal(After(entries), After([.. entries.OrderBy(_ => random.Next()), .. entries.Take(5)]));

        List<string> After(Entry[] order)
        {
            using var folder = new TempFolder();
            using CrmStore store = CrmStore.Open(folder.File("s.db"), create: true);
            SuppressionBook.Add(store, order);
            return [.. SuppressionBook.All(store).Select(e => $"{e.Address} {e.Reason} {e.Date:O}").Order()];
        }
    }, iter: 20, threads: 1);

    [Theory]
    [InlineData("cleaned_members_export.csv", "Email Address,First Name,CLEAN_TIME,CLEAN_CAMPAIGN_TITLE\r\nann@example.org,Ann,2026-01-02 03:04:05,News\r\n", SuppressionReason.HardBounced, "2026-01-02")]
    [InlineData("members.csv", "Email Address,UNSUB_TIME,UNSUB_REASON\r\nann@example.org,2026-01-02 03:04:05,NORMAL (No longer interested)\r\n", SuppressionReason.OptedOut, "2026-01-02")]
    [InlineData("suppression_bounces.csv", "status,reason,email,created\r\n5.1.1,550 5.1.1 user unknown,ann@example.org,1767312000\r\n", SuppressionReason.HardBounced, "2026-01-02")]
    [InlineData("suppression_spam_reports.csv", "email,ip,created\r\nann@example.org,192.0.2.1,1767312000\r\n", SuppressionReason.Complained, "2026-01-02")]
    [InlineData("suppression_unsubscribes.csv", "email,created\r\nann@example.org,1767312000\r\n", SuppressionReason.OptedOut, "2026-01-02")]
    [InlineData("export.csv", "EmailAddress,Origin,SuppressionReason,CreatedAt\r\nann@example.org,Recipient,SpamComplaint,2026-01-02T03:04:05Z\r\n", SuppressionReason.Complained, "2026-01-02")]
    [InlineData("ses.json", """{ "SuppressedDestinationSummaries": [ { "EmailAddress": "ann@example.org", "Reason": "BOUNCE", "LastUpdateTime": "2026-01-02T03:04:05Z" } ] }""", SuppressionReason.HardBounced, "2026-01-02")]
    [InlineData("sendgrid.json", """[ { "created": 1767312000, "email": "ann@example.org", "reason": "550 5.1.1 unknown", "status": "5.1.1" } ]""", SuppressionReason.HardBounced, "2026-01-02")]
    [InlineData("bom.json", "\uFEFF[ { \"email\": \"ann@example.org\", \"reason\": \"unsubscribed\", \"created\": 1767312000 } ]", SuppressionReason.OptedOut, "2026-01-02")]
    [InlineData("one.jsonl", """{ "email": "ann@example.org", "type": "spam_complaint", "created": "2026-01-02" }""", SuppressionReason.Complained, "2026-01-02")]
    [InlineData("bounces.csv", "address,code,error,created_at\r\nfull@example.org,552,,\r\nann@example.org,550,No such user,\"Fri, 02 Jan 2026 03:04:05 UTC\"\r\n", SuppressionReason.HardBounced, "2026-01-02")]
    [InlineData("brevo-blocked.csv", "EMAIL;BLOCK REASON;BLOCKED AT\r\nann@example.org;hardBounce;2026-01-02\r\n", SuppressionReason.HardBounced, "2026-01-02")]
    [InlineData("unsubscribed.txt", "ann@example.org\n", SuppressionReason.OptedOut, "")]
    public void Lists_of_mail_systems_say_why(string name, string text, SuppressionReason reason, string date)
    {
        Entry entry = Assert.Single(new SuppressionReader(_folder.Write(name, text)).Read());

        Assert.Equal(("ann@example.org", reason), (entry.Address, entry.Reason));
        Assert.Equal(date, entry.Date?.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty);
    }

    [Fact]
    public void Passing_failures_suppress_nobody_and_rows_without_address_are_rejected()
    {
        var reader = new SuppressionReader(_folder.Write("bounces.csv", "email,status,reason\r\na@example.org,5.2.2,mailbox full\r\nb@example.org,4.4.1,timed out\r\n,5.1.1,x\r\nc@example.org,5.1.1,user unknown\r\n"));

        Assert.Equal("c@example.org", Assert.Single(reader.Read()).Address);

        Assert.Equal((2, 1), (reader.Passing, reader.Rejects.Count));
        Assert.Equal(4, reader.Rejects[0].Line);
    }

    [Fact]
    public void Json_lines_are_read_line_by_line_and_a_damaged_one_is_rejected_alone()
    {
        var reader = new SuppressionReader(_folder.Write("blocks.jsonl", "{\"email\":\"a@example.org\",\"reason\":\"spam\"}\n\n{\"email\":\n{\"email\":\"c@example.org\",\"reason\":\"hardbounce\"}\n"));
        Assert.Equal([("a@example.org", SuppressionReason.Complained), ("c@example.org", SuppressionReason.HardBounced)], reader.Read().Select(e => (e.Address, e.Reason)));
        Assert.Equal(3, Assert.Single(reader.Rejects).Line);
        Assert.Throws<ArgumentException>(() => new SuppressionReader(_folder.Write("broken.json", "[\n{\"email\":\"a@example.org\",\n")).Read());
    }

    [Fact]
    public void A_list_that_does_not_say_why_needs_a_reason()
    {
        string path = _folder.Write("list.csv", "Email\r\nann@example.org\r\n");

        Assert.Throws<ArgumentException>(() => new SuppressionReader(path).Read());
        Assert.Equal(SuppressionReason.Complained, new SuppressionReader(path, SuppressionReason.Complained).Read().Single().Reason);
    }

    [Fact]
    public void A_row_whose_reason_is_not_understood_is_rejected_alone()
    {
        var reader = new SuppressionReader(_folder.Write("mixed.csv", "email,reason\r\na@example.org,spam\r\nb@example.org,purple\r\nc@example.org,Unsubscribed\r\n"));
        Assert.Equal([SuppressionReason.Complained, SuppressionReason.OptedOut], reader.Read().Select(e => e.Reason));
        Assert.Equal((3L, "ReasonUnknown"), reader.Rejects.Select(r => (r.Line, r.Problem)).Single());
    }

    private static Entry Of(string address, SuppressionReason reason) => new() { Address = address, Reason = reason };
}
