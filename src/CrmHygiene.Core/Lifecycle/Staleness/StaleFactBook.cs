using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Lifecycle.Facts;
using CrmHygiene.Core.Lifecycle.Reengagement;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>What is known of contacts beyond their columns: verdicts that ride on them, and bounces, engagement and re-engagement in the store.</summary>
public sealed class StaleFactBook
{
    private readonly EventLog? _log;
    private readonly ReengagementBook? _book;

    /// <summary>Opens the book.</summary>
    /// <param name="store">The store; null where there is none.</param>
    /// <param name="asOf">The moment that is now.</param>
    public StaleFactBook(CrmStore? store, DateTime asOf)
    {
        if (store is null) return;
        _log = new EventLog(store, asOf.ToUniversalTime());
        _book = new ReengagementBook(store, new ReengagementOptions { AsOf = asOf.ToUniversalTime() }, _ => false);
    }

    /// <summary>What is known of a contact; null for nothing.</summary>
    public StaleFacts? Of(Contact contact)
    {
        StaleFacts? facts = StaleEvidence.Of(contact);
        AddressFacts? events = _log?.Of(contact.GetText(ContactField.Email).Trim());
        if (events is not null) facts = (facts ?? StaleFacts.None) with { Events = events };
        if (_book?.IsOver(contact, events) == true) facts = (facts ?? StaleFacts.None) with { ReengagementOver = true };
        return facts;
    }
}
