namespace CrmHygiene.Core.Duplicates.Clustering;

/// <summary>An estimated share with the interval it lies in, about nine times in ten.</summary>
internal readonly record struct Estimate(double Value, double Low, double High);
