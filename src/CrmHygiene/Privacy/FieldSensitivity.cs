namespace CrmHygiene;

/// <summary>How much harm a field's data does in wrong hands.</summary>
public enum FieldSensitivity
{
    /// <summary>About an organisation or our own work; not personal by itself.</summary>
    Internal = 0,
    /// <summary>Personal data of working life.</summary>
    Personal,
    /// <summary>Personal data of private life: home, birth, free text.</summary>
    Private,
    /// <summary>Special categories (GDPR Art. 9), national ids, card and account numbers.</summary>
    Special,
}
