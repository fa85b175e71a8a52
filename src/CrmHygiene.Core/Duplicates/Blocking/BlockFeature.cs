namespace CrmHygiene.Core.Duplicates.Blocking;

/// <summary>Something two rows can share: a value, or a rough form of it that survives typos.</summary>
/// <param name="Name">Such as <c>surname sound</c>; shown where a pair is explained.</param>
/// <param name="Field">Index of the field it is taken from.</param>
/// <param name="Keys">The hash of the feature for each value of the field; 0 is none.</param>
/// <param name="Source">The field's codes.</param>
/// <param name="Coincidence">Chance that two rows share it.</param>
/// <param name="Fill">Share of rows that have it.</param>
/// <param name="Rough">Whether typos mostly leave it as it is.</param>
/// <param name="PartOfName">Where it is a form of a given or family name: which form. Two of one form may stand in each other's column.</param>
internal sealed record BlockFeature(string Name, int Field, uint[] Keys, int[] Source, double Coincidence, double Fill, bool Rough, string? PartOfName = null)
{
    public uint this[int row] => Keys[Source[row]];
}
