namespace CrmHygiene.Core.Duplicates.Scoring;

/// <summary>Two rows, the lower first, with the log odds that they are the same.</summary>
/// <param name="A">The lower row.</param>
/// <param name="B">The higher row.</param>
/// <param name="Score">The log odds, base 2.</param>
/// <param name="Keys">How many keys brought them together.</param>
internal readonly record struct Link(int A, int B, float Score, int Keys) : IComparable<Link>
{
    public int CompareTo(Link other) => A != other.A ? A.CompareTo(other.A) : B.CompareTo(other.B);
}
