namespace CrmHygiene.Core.Standards.Countries;

/// <summary>A country or territory of ISO 3166-1, or Kosovo under its user-assigned code XK.</summary>
/// <param name="Alpha2">ISO 3166-1 alpha-2, such as DE.</param>
/// <param name="Alpha3">ISO 3166-1 alpha-3, such as DEU.</param>
/// <param name="Numeric">ISO 3166-1 numeric, three digits, such as 276; empty for Kosovo.</param>
/// <param name="Name">The English short name in everyday use (Unicode CLDR), such as Germany.</param>
public sealed record Country(string Alpha2, string Alpha3, string Numeric, string Name);
