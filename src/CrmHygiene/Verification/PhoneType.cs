namespace CrmHygiene;

/// <summary>What kind of line a phone number belongs to, as the numbering plan of its country tells (google/libphonenumber metadata).</summary>
public enum PhoneType
{
    /// <summary>Not known.</summary>
    Unknown = 0,
    /// <summary>A fixed line.</summary>
    FixedLine,
    /// <summary>A mobile phone.</summary>
    Mobile,
    /// <summary>A fixed line or a mobile phone: the plan does not tell them apart (North America).</summary>
    FixedLineOrMobile,
    /// <summary>Free for the caller.</summary>
    TollFree,
    /// <summary>Expensive for the caller.</summary>
    PremiumRate,
    /// <summary>Caller and owner share the cost.</summary>
    SharedCost,
    /// <summary>Voice over IP.</summary>
    VoiceOverIP,
    /// <summary>A number that follows a person.</summary>
    Personal,
    /// <summary>A pager.</summary>
    Pager,
    /// <summary>A company's number that is reached from anywhere (universal access number).</summary>
    UniversalAccess,
    /// <summary>A voice mailbox.</summary>
    Voicemail,
}
