namespace CrmHygiene;

/// <summary>Verdict, name and sentence of each reason.</summary>
internal static class PhoneReasons
{
    private static readonly Dictionary<PhoneReason, string> Names = Enum.GetValues<PhoneReason>().ToDictionary(r => r, r => r.ToString());

    public static string NameOf(PhoneReason reason) => Names[reason];

    public static Verdict VerdictOf(PhoneReason reason, bool ofContact) => reason switch
    {
        PhoneReason.NumberMissing => ofContact ? Verdict.Unknown : Verdict.Invalid,
        < PhoneReason.SeveralNumbers => Verdict.Valid,
        < PhoneReason.CountryUnknown => Verdict.Risky,
        < PhoneReason.NumberMissing => Verdict.Unknown,
        _ => Verdict.Invalid,
    };

    public static string Describe(PhoneReason reason) => reason switch
    {
        PhoneReason.Assigned => "The number lies in an assigned range.",
        PhoneReason.SeveralNumbers => "The cell holds several numbers; the first is reported.",
        PhoneReason.CountryMismatch => "The number belongs to another country than the contact.",
        PhoneReason.PremiumRate => "Calling the number is expensive.",
        PhoneReason.Fictional => "The number is reserved for films and examples.",
        PhoneReason.CountryCodeAssumed => "Without a plus sign it is a number only if it begins with a country code.",
        PhoneReason.AreaCodeMissing => "The number lacks its area code.",
        PhoneReason.CountryUnknown => "A national number of an unknown country.",
        PhoneReason.NumberMissing => "There is no number.",
        PhoneReason.NotANumber => "The text holds no phone number.",
        PhoneReason.TooShort => "The number has too few digits for its country.",
        PhoneReason.TooLong => "The number has too many digits for its country.",
        PhoneReason.WrongLength => "Its country has no numbers of this length.",
        PhoneReason.UnknownCallingCode => "No country has this calling code.",
        PhoneReason.NotAssigned => "The range is not assigned.",
        PhoneReason.Placeholder => "The number is a placeholder.",
        _ => "A spreadsheet has rounded the number; its last digits are lost.",
    };
}
