namespace CrmHygiene;

/// <summary>The verdict on a phone number, the reason for it, and its written forms.</summary>
/// <remarks>Immutable and thread-safe. Level: the numbering plans of google/libphonenumber; nobody is called.</remarks>
public sealed class PhoneFinding : Finding
{
    internal PhoneFinding(Contact? contact, string field, string number, PhoneReason reason) : base(contact, PhoneReasons.NameOf(reason))
    {
        Field = field;
        Number = number;
        ReasonCode = reason;
        Verdict = PhoneReasons.VerdictOf(reason, contact is not null);
    }

    /// <summary>The property name of the field the number stands in, such as Phone or MobilePhone; empty where the input was bare text.</summary>
    public string Field { get; }

    /// <summary>The number as found.</summary>
    public string Number { get; }

    /// <summary>What may be concluded.</summary>
    public Verdict Verdict { get; }

    /// <summary>The reason as a value; <see cref="Finding.Reason"/> is its name.</summary>
    public PhoneReason ReasonCode { get; }

    /// <summary>The reason in a sentence.</summary>
    public string Message => PhoneReasons.Describe(ReasonCode);

    /// <summary>ITU-T E.164, such as <c>+493012345678</c>, without the extension; empty where the text is no number.</summary>
    public string E164 { get; internal init; } = string.Empty;

    /// <summary>As written within its country, such as <c>030 12345678</c>.</summary>
    public string National { get; internal init; } = string.Empty;

    /// <summary>As written from abroad (ITU-T E.123), such as <c>+49 30 12345678</c>.</summary>
    public string International { get; internal init; } = string.Empty;

    /// <summary>The extension; empty where there is none.</summary>
    public string Extension { get; internal init; } = string.Empty;

    /// <summary>What kind of line it is.</summary>
    public PhoneType Type { get; internal init; }

    /// <summary>The country of the number as ISO 3166-1 alpha-2, <c>001</c> for numbers of no country; empty where unknown.</summary>
    public string Region { get; internal init; } = string.Empty;

    /// <summary>Whether the number belongs to another country than the contact.</summary>
    public bool IsCountryMismatch { get; internal init; }

    /// <summary>Whether its length is one its country uses, assigned or not.</summary>
    public bool IsPossible { get; internal init; }

    /// <summary>Whether letters stand for digits, as in 1-800-FLOWERS; E164 has the digits.</summary>
    public bool IsVanity { get; internal init; }

    /// <summary>The other numbers of the cell as E.164.</summary>
    public IReadOnlyList<string> OtherNumbers { get; internal init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, object?>> GetAttachedValues() =>
    [
        new("PhoneVerdict", Verdict),
        new("PhoneReason", Reason),
    ];

    /// <summary>The number, verdict and reason on one line.</summary>
    public override string ToString() => $"{Number}: {Verdict} ({Reason})";
}
