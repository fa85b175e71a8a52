namespace CrmHygiene;

/// <summary>A contact that a merge takes out of the list.</summary>
/// <param name="Contact">The contact as it was.</param>
/// <param name="Reason">Why another one won: a rule such as <c>LessComplete</c>, <c>LessRecent</c>, <c>LessEngaged</c>, <c>Newer</c>, <c>LaterInList</c>.</param>
public sealed record MergeLoser(Contact Contact, string Reason);
