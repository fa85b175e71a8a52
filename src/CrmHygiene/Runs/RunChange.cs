namespace CrmHygiene;

/// <summary>One thing a run did to one contact.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Kind">Change, Remove, Merge or Restore.</param>
/// <param name="Source">The name of the file the contact came from.</param>
/// <param name="Line">Its line there; 0 where unknown.</param>
/// <param name="ContactId">The contact's id, else its e-mail address.</param>
/// <param name="Field">The field; empty where the whole contact was dropped or put back.</param>
/// <param name="Before">The text before.</param>
/// <param name="After">The text after.</param>
/// <param name="Rule">The rule that changed the field, or the action.</param>
/// <param name="Reason">Why; empty for repairs, whose rule says it.</param>
public sealed record RunChange(long RunId, string Kind, string Source, long Line, string ContactId, string Field, string Before, string After, string Rule, string Reason);
