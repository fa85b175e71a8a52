namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>A field that a header may mean.</summary>
/// <param name="Field">The field.</param>
/// <param name="Rank">0 is the field's own word; the higher, the weaker.</param>
/// <param name="Place">Which of several addresses the header belongs to: work, home, ...; empty where it does not say.</param>
internal readonly record struct HeaderCandidate(ContactField Field, int Rank, string Place);
