namespace CrmHygiene;

/// <summary>One part of the quality score.</summary>
/// <param name="Name">Completeness, Validity, Uniqueness, Consistency, Timeliness, Reachability or Consent.</param>
/// <param name="Score">0 to 100; null where the list has nothing to measure it by, and then it does not count.</param>
/// <param name="Weight">Its share of the whole score in percent, after the parts that could not be measured left theirs to the rest.</param>
/// <param name="Meaning">How it was measured, with the figures.</param>
public sealed record QualityPart(string Name, double? Score, double Weight, string Meaning);
