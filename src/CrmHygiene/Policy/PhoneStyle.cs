namespace CrmHygiene;

/// <summary>How a phone number is written.</summary>
public enum PhoneStyle
{
    /// <summary>+493012345678 (ITU-T E.164).</summary>
    E164 = 0,
    /// <summary>+49 30 12345678 (ITU-T E.123).</summary>
    International,
    /// <summary>030 12345678, as at home.</summary>
    National,
}
