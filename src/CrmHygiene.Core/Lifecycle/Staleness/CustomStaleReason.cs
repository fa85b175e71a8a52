namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>A stale reason of the admin's own.</summary>
/// <param name="Name">Its name, as findings show it.</param>
/// <param name="Action">What should be done.</param>
/// <param name="Evidence">Gives the evidence where the reason applies, else null.</param>
public sealed record CustomStaleReason(string Name, StaleAction Action, Func<Contact, string?> Evidence);
