namespace CrmHygiene.Core.Duplicates.Clustering;

/// <summary>Rows that belong together.</summary>
/// <param name="Rows">In order.</param>
/// <param name="Ties">For each row, the mean probability that it is the same as the others.</param>
/// <param name="Probability">Mean over all pairs.</param>
/// <param name="Bits">The log odds, base 2, that hold the weakest member: of each, the best of its pairs, and the least of these.</param>
/// <param name="Conflict">Whether two members differ where one person does not: birth date, identifier, name, or on the whole.</param>
/// <param name="Doubtful">Whether a person should look for another reason: names only alike, contact details that differ, or somebody could not tell.</param>
internal sealed record RowGroup(int[] Rows, double[] Ties, double Probability, double Bits, bool Conflict, bool Doubtful)
{
    /// <summary>Least of the ties.</summary>
    public double Weakest => Ties.Min();

    public double Pairs => (double)Rows.Length * (Rows.Length - 1) / 2;
}
