namespace CrmHygiene;

/// <summary>Something wrong with a policy file, or missing from it.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The 1-based line; 0 where the file as a whole is meant.</param>
/// <param name="Key">The key, such as <c>staleness.inactiveMonths</c>; empty where none is meant.</param>
/// <param name="Severity">Error: the policy cannot be used. Warning and Information: it can.</param>
/// <param name="Message">What is wrong, and what was probably meant.</param>
public sealed record PolicyFinding(string File, int Line, string Key, RuleSeverity Severity, string Message);
