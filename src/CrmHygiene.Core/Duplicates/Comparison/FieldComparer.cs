namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades how alike two values of one field are. Level 0 is "missing", 1 "exact", the last "different".</summary>
internal abstract class FieldComparer
{
    /// <summary>Names of the levels, from "missing" on.</summary>
    public abstract IReadOnlyList<string> Levels { get; }

    /// <summary>What share of true pairs is expected on each level from 1 on, before the data have spoken.</summary>
    public abstract IReadOnlyList<double> Expected { get; }

    /// <summary>How long <see cref="Grade"/> takes, roughly, with codes and places as 1.</summary>
    public virtual int Cost => 1;

    /// <summary>The first of the levels, at the end, that never speak for a match.</summary>
    public virtual int Opposed => Different;

    /// <summary>Whether a pair can come to this level at all.</summary>
    public virtual bool Reaches(int level) => true;

    public int Different => Levels.Count - 1;

    /// <summary>The level of two values that are present and not equal.</summary>
    /// <param name="a">Number of the value in the field's pool.</param>
    /// <param name="b">Number of the other value.</param>
    public abstract int Grade(int a, int b);
}
