namespace CrmHygiene;

/// <summary>Something an undo left alone, because it is no longer as the run left it.</summary>
/// <param name="ContactId">The contact's id, else its e-mail address.</param>
/// <param name="Field">The field; empty where it is the whole contact.</param>
/// <param name="Reason">Edited, Missing (the contact is not in the file), Present (a dropped contact is in the file again), or Restriction (what keeps mail away, such as an opt-out, is never taken back).</param>
public sealed record UndoDrift(string ContactId, string Field, string Reason);
