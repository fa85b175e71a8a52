namespace CrmHygiene.Core.Changes.Plans;

/// <summary>A row of a change set that is not applied.</summary>
/// <param name="Row">The row.</param>
/// <param name="Number">Its 1-based place in the file, the header not counted.</param>
/// <param name="Problem">Missing (no such contact, or several), Drift (it is no longer as it was), NoField, or WinnerMissing.</param>
public sealed record ChangeSetRefusal(ChangeSetRow Row, int Number, string Problem);
