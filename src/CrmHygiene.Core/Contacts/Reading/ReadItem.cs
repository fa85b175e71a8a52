namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>One row of a list: a contact, or the reason why it is none.</summary>
/// <param name="Contact">The contact, or null.</param>
/// <param name="Reject">The reason, or null.</param>
public readonly record struct ReadItem(Contact? Contact, RowReject? Reject)
{
    /// <summary>Where the row's line break is, in bytes of UTF-8 from the header on.</summary>
    internal long End { get; init; }
}
