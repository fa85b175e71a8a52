namespace CrmHygiene;

/// <summary>Data that a contact list should rarely hold.</summary>
public enum SensitiveKind
{
    /// <summary>Nothing of the kind.</summary>
    None = 0,
    /// <summary>A payment card number (ISO/IEC 7812, Luhn check).</summary>
    CardNumber,
    /// <summary>A bank account number (IBAN, ISO 13616).</summary>
    BankAccount,
    /// <summary>A national identification, social security or tax number, its check digits right.</summary>
    NationalId,
    /// <summary>Words about health, religion, politics, union membership, orientation or origin (GDPR Art. 9).</summary>
    SpecialCategory,
}
