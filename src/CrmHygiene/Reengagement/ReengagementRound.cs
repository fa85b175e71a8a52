namespace CrmHygiene;

/// <summary>A send list that was written.</summary>
/// <param name="SendList">The CSV file with who is to be mailed and which message.</param>
/// <param name="Templates">The two message templates.</param>
/// <param name="Selected">Contacts on the list.</param>
/// <param name="Excluded">Contacts that must not be asked, by reason.</param>
/// <param name="Waiting">Contacts whose next message is not due yet.</param>
/// <param name="OverCap">Contacts left for the next round by the cap.</param>
public sealed record ReengagementRound(string SendList, IReadOnlyList<string> Templates, long Selected, IReadOnlyDictionary<string, long> Excluded, long Waiting, long OverCap);
