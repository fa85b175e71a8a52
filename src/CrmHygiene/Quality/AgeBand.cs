namespace CrmHygiene;

/// <summary>Contacts last touched about the same time ago.</summary>
/// <param name="Name">Such as <c>3 to 6 months</c>, or <c>not recorded</c>.</param>
/// <param name="Count">Number of contacts.</param>
/// <param name="Percent">Their share, 0 to 100.</param>
public sealed record AgeBand(string Name, long Count, double Percent);
