using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Lifecycle.Facts;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Reengagement;

/// <summary>Judges whether a contact may be asked once more, and remembers who was. For one thread.</summary>
public sealed class ReengagementBook
{
    private readonly CrmStore? _store;
    private readonly ReengagementOptions _options;
    private readonly Func<string, bool> _isSuppressed;
    private readonly bool _askedNobody;

    /// <summary>Creates a book.</summary>
    /// <param name="store">The store; null where there is none yet, so that nobody was asked.</param>
    /// <param name="options">Cadence and cap.</param>
    /// <param name="isSuppressed">Whether an address must not be mailed.</param>
    public ReengagementBook(CrmStore? store, ReengagementOptions options, Func<string, bool> isSuppressed)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(isSuppressed);
        _store = store;
        _options = options;
        _isSuppressed = isSuppressed;
        // Most stores never asked anybody, and a question for each of a million contacts costs seconds.
        _askedNobody = store is null || store.Read(s => s.Scalar<long>("SELECT NOT EXISTS (SELECT 1 FROM reengagement_ask)")) == 1;
    }

    /// <summary>Where a contact stands.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="findings">Why it is stale.</param>
    /// <param name="events">What the store knows of its address; null for nothing.</param>
    public ReengagementStatus Of(Contact contact, IReadOnlyList<StaleFinding> findings, AddressFacts? events)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(findings);
        string email = contact.GetText(ContactField.Email).Trim();
        Ask? asked = Asked(email);
        if (asked is not null && Signs(contact, events).Where(s => s > asked.First).Max() is { } sign)
        {
            // Silent once more, long after it answered: asked again from the start.
            if (asked.Last + asked.Wait > _options.AsOf || !IsSilent(findings)) return new ReengagementStatus(contact, ReengagementStage.Cleared, FormattableString.Invariant($"It was in contact on {sign:yyyy-MM-dd}, after it was asked."), asked.Messages, asked.Last, null);
            asked = null;
        }
        (int messages, DateTime last) = asked is null ? default : (asked.Messages, asked.Last);
        if (Excluded(contact, email, findings, events) is { Length: > 0 } why) return new ReengagementStatus(contact, ReengagementStage.Excluded, why, messages, messages > 0 ? last : null, null);
        if (messages == 0) return new ReengagementStatus(contact, ReengagementStage.Due, "It was not asked yet.", 0, null, _options.AsOf);
        if (messages >= Math.Min(asked!.Planned, _options.Messages))
        {
            DateTime over = last + asked.Wait;
            return over <= _options.AsOf
                ? new ReengagementStatus(contact, ReengagementStage.Silent, "It got all messages and kept silent past the wait.", messages, last, null)
                : new ReengagementStatus(contact, ReengagementStage.LastWait, "It got all messages; the wait for an answer is not over.", messages, last, over);
        }
        DateTime next = last + _options.Interval;
        return new ReengagementStatus(contact, next <= _options.AsOf ? ReengagementStage.Due : ReengagementStage.Waiting, next <= _options.AsOf ? "The next message is due." : "The next message is not due yet.", messages, last, next);
    }

    /// <summary>Whether a contact was asked and kept silent past the wait, so that it may go.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="events">What the store knows of its address.</param>
    public bool IsOver(Contact contact, AddressFacts? events)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return Asked(contact.GetText(ContactField.Email).Trim()) is { } asked && asked.Messages >= asked.Planned && asked.Last + asked.Wait <= _options.AsOf && !Signs(contact, events).Any(s => s > asked.First);
    }

    /// <summary>Remembers that contacts were put on a send list, with the cadence that was promised them.</summary>
    /// <param name="store">The store to remember it in.</param>
    /// <param name="selected">Who was put on it, as judged by <see cref="Of"/>.</param>
    public void Record(CrmStore store, IEnumerable<ReengagementStatus> selected) => store.Write(s =>
    {
        long now = Seconds(_options.AsOf);
        foreach (ReengagementStatus each in selected)
            s.Execute("""
                INSERT INTO reengagement_ask (address, messages, first, last, planned, wait) VALUES ($a, $n, $t, $t, $p, $w)
                ON CONFLICT (address) DO UPDATE SET messages = $n, first = CASE WHEN $n = 1 THEN $t ELSE first END, last = $t, planned = $p, wait = $w
                """,
                ("$a", EventKeys.Address(each.Email)), ("$n", each.Messages + 1L), ("$t", now), ("$p", (long)_options.Messages), ("$w", (long)_options.Wait.TotalSeconds));
    });

    private string Excluded(Contact contact, string email, IReadOnlyList<StaleFinding> findings, AddressFacts? events)
    {
        if (!email.Contains('@', StringComparison.Ordinal)) return "It has no address.";
        if (_isSuppressed(email)) return "It is suppressed.";
        foreach (StaleFinding finding in findings)
        {
            if (finding.Kind is StaleReason.Unsubscribed or StaleReason.Complaint or StaleReason.HardBounce or StaleReason.SpamTrapSuspected or StaleReason.InvalidEmail or StaleReason.MailboxFull or StaleReason.SoftBounce) return $"It is stale for {finding.Kind}.";
            if (finding.Held) return "Something holds it.";
        }
        if (events?.OptOutFrom(SuppressionChannel.Mail, null) is not null) return "It opted out.";
        if (!IsSilent(findings)) return "It is neither inactive nor unengaged.";
        return AskObstacle.Of(contact, ContactStatus.Of(contact, ContactStatus.ProfileOf(contact.GetLayout())) == MailingStatus.Unconfirmed, _options.AsOf - _options.ConsentExpires);
    }

    private static bool IsSilent(IReadOnlyList<StaleFinding> findings) => findings.Any(f => f is { Kind: StaleReason.Inactive or StaleReason.Unopened, Held: false });

    private static IEnumerable<DateTime?> Signs(Contact contact, AddressFacts? events) =>
        [events?.LastClicked, events?.LastReplied, events?.LastOpened, events?.LastBusiness, .. events?.Consent.Where(c => c.Channel == SuppressionChannel.Mail).Select(c => c.OptIn) ?? [], contact.GetDate(ContactField.OptInDate), contact.GetDate(ContactField.LastActivity), contact.GetDate(ContactField.LastEmailClicked), contact.GetDate(ContactField.LastEmailOpened)];

    private Ask? Asked(string email) => _askedNobody || email.Length == 0 ? null : _store!.Read(s => s.Query(
        "SELECT messages, first, last, planned, wait FROM reengagement_ask WHERE address = $a", r => new Ask(r.GetInt32(0), At(r.GetInt64(1)), At(r.GetInt64(2)), r.GetInt32(3), TimeSpan.FromSeconds(r.GetInt64(4))), ("$a", EventKeys.Address(email)))).FirstOrDefault();

    private static DateTime At(long seconds) => DateTime.UnixEpoch.AddSeconds(seconds);

    private static long Seconds(DateTime time) => (long)(time - DateTime.UnixEpoch).TotalSeconds;

    /// <summary>When and how often somebody was asked, and what was planned then.</summary>
    private sealed record Ask(int Messages, DateTime First, DateTime Last, int Planned, TimeSpan Wait);
}
