namespace CrmHygiene;

/// <summary>What a threshold would cost in one segment.</summary>
/// <param name="Threshold">The threshold, in words.</param>
/// <param name="Field">The field, such as LeadSource.</param>
/// <param name="Value">Its value; empty where it is blank.</param>
/// <param name="Contacts">Contacts of the segment.</param>
/// <param name="Lost">Contacts of it that would go.</param>
/// <param name="LostValue">The sum of the value column over them.</param>
public sealed record StaleSegment(string Threshold, string Field, string Value, long Contacts, long Lost, decimal LostValue)
{
    /// <summary>Lost of the segment, 0 to 100 percent.</summary>
    public double LostPercent => Contacts == 0 ? 0 : 100.0 * Lost / Contacts;
}
