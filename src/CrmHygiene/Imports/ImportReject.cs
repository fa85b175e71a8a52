namespace CrmHygiene;

/// <summary>A row that an import would reject.</summary>
/// <param name="Line">The 1-based line the row starts at.</param>
/// <param name="Column">The header of the column where the row stops to fit; empty where there is none.</param>
/// <param name="Problem">A stable word, such as <c>TooFewFields</c>.</param>
/// <param name="Message">What is wrong, without values.</param>
public sealed record ImportReject(long Line, string Column, string Problem, string Message);
