namespace CrmHygiene;

/// <summary>Why a phone number got its verdict: stable words that scripts can compare.</summary>
public enum PhoneReason
{
    /// <summary>Valid: the number lies in a range its country has assigned. Whether somebody answers is not known.</summary>
    Assigned = 0,

    /// <summary>Risky: the cell holds several numbers; the first is reported.</summary>
    SeveralNumbers = 20,
    /// <summary>Risky: the number belongs to another country than the contact.</summary>
    CountryMismatch,
    /// <summary>Risky: calling it is expensive.</summary>
    PremiumRate,
    /// <summary>Risky: a number reserved for films and examples.</summary>
    Fictional,
    /// <summary>Risky: written without + or prefix, it is a number only if it begins with a country code.</summary>
    CountryCodeAssumed,
    /// <summary>Risky: a local number without its area code.</summary>
    AreaCodeMissing,

    /// <summary>Unknown: a national number, and neither the contact nor the caller says of which country.</summary>
    CountryUnknown = 40,

    /// <summary>There is no number: Invalid as text, Unknown for a contact that simply has none.</summary>
    NumberMissing = 60,
    /// <summary>Invalid: the text holds no phone number.</summary>
    NotANumber,
    /// <summary>Invalid: fewer digits than any number of its country.</summary>
    TooShort,
    /// <summary>Invalid: more digits than any number of its country.</summary>
    TooLong,
    /// <summary>Invalid: its country has no numbers of this length.</summary>
    WrongLength,
    /// <summary>Invalid: no country has this calling code.</summary>
    UnknownCallingCode,
    /// <summary>Invalid: the length is right, but the range is not assigned.</summary>
    NotAssigned,
    /// <summary>Invalid: a placeholder such as 0000000 or 1234567890.</summary>
    Placeholder,
    /// <summary>Invalid: a spreadsheet made a rounded number of it (4.91512E+11); its last digits are lost.</summary>
    RoundedBySpreadsheet,
}
