namespace CrmHygiene;

/// <summary>Quality of a part of the list.</summary>
/// <param name="Field">The field or column the part is told by.</param>
/// <param name="Value">Its value; empty where contacts have none.</param>
/// <param name="Contacts">Number of contacts.</param>
/// <param name="CompletePercent">Mean share of required and relevant fields that are filled, 0 to 100.</param>
/// <param name="ValidPercent">Share of contacts that break no rule of severity Warning or Error, 0 to 100.</param>
/// <param name="ConsentPercent">Share of contacts with an e-mail address whose consent basis or date is recorded, 0 to 100; null where none has an address.</param>
/// <param name="BouncePercent">Share of contacts with an e-mail address known to be dead, 0 to 100; null where none has an address or nothing is recorded.</param>
public sealed record SegmentQuality(string Field, string Value, long Contacts, double CompletePercent, double ValidPercent, double? ConsentPercent, double? BouncePercent);
