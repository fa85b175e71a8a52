namespace CrmHygiene.Core.Quality.Reports;

/// <summary>The findings of one kind and reason.</summary>
/// <param name="Kind">Contacts, Addresses, Phones, Duplicates or Stale contacts.</param>
/// <param name="Reason">The rule, reason or band.</param>
/// <param name="Weight">Severity, verdict or action; empty where it has none.</param>
/// <param name="Count">Number of findings.</param>
/// <param name="Examples">The first of them.</param>
public sealed record ReportFindings(string Kind, string Reason, string Weight, long Count, IReadOnlyList<ReportExample> Examples);
