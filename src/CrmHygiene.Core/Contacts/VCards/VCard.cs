namespace CrmHygiene.Core.Contacts.VCards;

/// <summary>One card.</summary>
/// <param name="Line">The 1-based line of its BEGIN.</param>
/// <param name="Properties">Its properties in order, VERSION left out.</param>
/// <param name="IsBroken">Whether it is not closed, or has a line that is no property.</param>
/// <param name="Raw">The lines as found, for the rejects file; empty where the card is whole.</param>
internal sealed record VCard(long Line, IReadOnlyList<VCardProperty> Properties, bool IsBroken, string Raw);
