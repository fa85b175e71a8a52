namespace CrmHygiene;

/// <summary>Whether contacts of a lead source may be mailed.</summary>
public enum SendEligibility
{
    /// <summary>They may, as far as the lead source goes.</summary>
    Allowed = 0,
    /// <summary>Once they confirmed: the contact has a date of opting in.</summary>
    AfterConfirmation,
    /// <summary>They may not.</summary>
    Never,
}
