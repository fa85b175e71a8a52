namespace CrmHygiene.Core.Duplicates.Clustering;

/// <summary>Rows that belong together.</summary>
/// <param name="Rows">In order.</param>
/// <param name="Ties">For each row, the mean probability that it is the same as the others.</param>
/// <param name="Probability">Mean over all pairs.</param>
/// <param name="Weakest">Least of the ties.</param>
/// <param name="Conflict">Whether two members differ where one person does not: birth date, identifier, or on the whole.</param>
internal sealed record RowGroup(int[] Rows, double[] Ties, double Probability, double Weakest, bool Conflict);
