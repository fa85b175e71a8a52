using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>The mailing statuses that a contact's columns give.</summary>
internal readonly record struct StatusSet(int Bits)
{
    public bool Has(MailingStatus status) => (Bits & (1 << (int)status)) != 0;

    public StatusSet With(MailingStatus status) => status == MailingStatus.Unknown ? this : new StatusSet(Bits | (1 << (int)status));
}
