namespace CrmHygiene.Core.Duplicates.Profiling;

/// <summary>What was found out about a column.</summary>
/// <param name="Index">0-based column.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its values are taken for.</param>
/// <param name="Fill">Share of rows with a value, 0 to 1.</param>
/// <param name="Distinct">Number of distinct values as found.</param>
/// <param name="DateOrder">For dates: the order of day and month.</param>
public sealed record ColumnProfile(int Index, string Name, EvidenceKind Kind, double Fill, int Distinct, DateOrder DateOrder);
