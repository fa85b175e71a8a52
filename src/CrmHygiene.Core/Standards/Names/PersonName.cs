namespace CrmHygiene.Core.Standards.Names;

/// <summary>The parts of a person's name; each is empty where the name has none.</summary>
/// <param name="Title">Such as Dr., Mrs. or Herr.</param>
/// <param name="First">The given name, or the initial in its place.</param>
/// <param name="Middle">Further given names and initials.</param>
/// <param name="Last">The family name with its particles.</param>
/// <param name="Suffix">Such as Jr, III or PhD.</param>
/// <param name="Nickname">What stands in parentheses or quotes.</param>
public sealed record PersonName(string Title, string First, string Middle, string Last, string Suffix, string Nickname);
