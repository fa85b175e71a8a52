using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Lifecycle.Facts;
using CrmHygiene.Core.Standards.Repair;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Reengagement;

/// <summary>Judges whether a contact may be asked once more, and remembers who was. For one thread.</summary>
public sealed class ReengagementBook
{
    private static readonly string[] OtherBases = ["contract", "soft opt-in", "soft opt in", "softoptin", "legitimate interest", "legitimateinterest", "existing customer"];

    private readonly CrmStore _store;
    private readonly ReengagementOptions _options;
    private readonly Func<string, bool> _isSuppressed;
    private bool _askedNobody;

    /// <summary>Creates a book.</summary>
    /// <param name="store">The store.</param>
    /// <param name="options">Cadence and cap.</param>
    /// <param name="isSuppressed">Whether an address must not be mailed.</param>
    public ReengagementBook(CrmStore store, ReengagementOptions options, Func<string, bool> isSuppressed)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(isSuppressed);
        _store = store;
        _options = options;
        _isSuppressed = isSuppressed;
        // Most stores never asked anybody, and a question for each of a million contacts costs seconds.
        _askedNobody = store.Read(s => s.Scalar<long>("SELECT NOT EXISTS (SELECT 1 FROM reengagement_ask)")) == 1;
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
        (int messages, DateTime first, DateTime last) = Asked(email);
        if (messages > 0 && Signs(contact, events).FirstOrDefault(s => s > first) is { } sign) return new ReengagementStatus(contact, ReengagementStage.Cleared, FormattableString.Invariant($"It was in contact on {sign:yyyy-MM-dd}, after it was asked."), messages, last, null);
        if (Excluded(contact, email, findings, events) is { Length: > 0 } why) return new ReengagementStatus(contact, ReengagementStage.Excluded, why, messages, messages > 0 ? last : null, null);
        if (messages == 0) return new ReengagementStatus(contact, ReengagementStage.Due, "It was not asked yet.", 0, null, _options.AsOf);
        if (messages >= _options.Messages)
        {
            DateTime over = last + _options.Wait;
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
        (int messages, DateTime first, DateTime last) = Asked(contact.GetText(ContactField.Email).Trim());
        return messages >= _options.Messages && last + _options.Wait <= _options.AsOf && !Signs(contact, events).Any(s => s > first);
    }

    /// <summary>Remembers that contacts were put on a send list.</summary>
    /// <param name="emails">Their addresses.</param>
    public void Record(IEnumerable<string> emails) => _store.Write(s =>
    {
        _askedNobody = false;
        long now = Seconds(_options.AsOf);
        foreach (string email in emails)
            s.Execute("INSERT INTO reengagement_ask (address, messages, first, last) VALUES ($a, 1, $t, $t) ON CONFLICT (address) DO UPDATE SET messages = messages + 1, last = $t", ("$a", EventKeys.Address(email)), ("$t", now));
    });

    private string Excluded(Contact contact, string email, IReadOnlyList<StaleFinding> findings, AddressFacts? events)
    {
        if (!email.Contains('@', StringComparison.Ordinal)) return "It has no address.";
        if (_isSuppressed(email)) return "It is suppressed.";
        if (EmailConfirmation.IsPending(contact)) return "Its corrected address is not confirmed.";
        foreach (StaleFinding finding in findings)
        {
            if (finding.Kind is StaleReason.Unsubscribed or StaleReason.Complaint or StaleReason.HardBounce or StaleReason.SpamTrapSuspected or StaleReason.InvalidEmail or StaleReason.MailboxFull or StaleReason.SoftBounce) return $"It is stale for {finding.Kind}.";
            if (finding.Held) return "Something holds it.";
        }
        if (events?.OptOutFrom(SuppressionChannel.Mail, null) is not null) return "It opted out.";
        if (ContactStatus.Of(contact, ContactStatus.ProfileOf(contact.GetLayout())) == MailingStatus.Unconfirmed) return "Its address is not confirmed.";
        if (!findings.Any(f => f.Kind is StaleReason.Inactive or StaleReason.Unopened)) return "It is neither inactive nor unengaged.";
        return Consent(contact);
    }

    // Asking is marketing too: without a proven lawful basis it is not allowed.
    private string Consent(Contact contact)
    {
        string basis = contact.GetText(ContactField.ConsentBasis).Trim().ToLowerInvariant();
        if (basis.Length == 0) return "No lawful basis is on record.";
        if (Array.Exists(OtherBases, b => basis.Contains(b, StringComparison.Ordinal))) return string.Empty;
        if (basis is "no" or "none" or "false" or "unknown" or "0" or "withdrawn") return "No lawful basis is on record.";
        if (contact.GetDate(ContactField.OptInDate) is not { } given) return "When consent was given is not on record.";
        return _options.ConsentExpires is { } life && given + life < _options.AsOf ? "Its consent has expired." : string.Empty;
    }

    private static IEnumerable<DateTime?> Signs(Contact contact, AddressFacts? events) =>
        [events?.LastClicked, events?.LastReplied, events?.LastOpened, events?.LastBusiness, contact.GetDate(ContactField.LastActivity), contact.GetDate(ContactField.LastEmailClicked), contact.GetDate(ContactField.LastEmailOpened)];

    private (int Messages, DateTime First, DateTime Last) Asked(string email) => _askedNobody || email.Length == 0 ? default : _store.Read(s => s.Query(
        "SELECT messages, first, last FROM reengagement_ask WHERE address = $a", r => (r.GetInt32(0), DateTime.UnixEpoch.AddSeconds(r.GetInt64(1)), DateTime.UnixEpoch.AddSeconds(r.GetInt64(2))), ("$a", EventKeys.Address(email)))).FirstOrDefault();

    private static long Seconds(DateTime time) => (long)(time - DateTime.UnixEpoch).TotalSeconds;
}
