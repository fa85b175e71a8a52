namespace CrmHygiene.Core.Lifecycle.Bounces.Recipients;

/// <summary>A recipient that the text of a report names, and what it says of it.</summary>
/// <param name="Address">The address.</param>
/// <param name="Text">The lines about it.</param>
/// <param name="Alias">The address it was expanded from; empty where the text names none.</param>
internal sealed record RecipientSection(string Address, string Text, string Alias);
