namespace CrmHygiene.Core.Standards.Rules;

/// <summary>One kind of data that a contact list should rarely hold, looked for in every column of text.</summary>
internal sealed class SensitiveDataRule(SensitiveKind kind, string id, RuleSeverity severity, string description, string fix) : ContactRule(id, severity, description, fix)
{
    public static SensitiveDataRule Card { get; } = new(SensitiveKind.CardNumber, "CardNumber", RuleSeverity.Error,
        "A text holds a payment card number.", "Remove it: card numbers belong to the payment provider (PCI DSS), never into a CRM.");

    public static SensitiveDataRule Account { get; } = new(SensitiveKind.BankAccount, "BankAccount", RuleSeverity.Warning,
        "A text holds a bank account number.", "Remove it, or keep it in the billing system only.");

    public static SensitiveDataRule NationalId { get; } = new(SensitiveKind.NationalId, "NationalId", RuleSeverity.Error,
        "A text holds a national identification, social security or tax number.", "Remove it unless a law asks for it; national law restricts its use (GDPR Art. 87).");

    public static SensitiveDataRule SpecialCategory { get; } = new(SensitiveKind.SpecialCategory, "SpecialCategory", RuleSeverity.Warning,
        "A text speaks of health, religion, politics, union membership, orientation or origin.", "Remove it unless the person gave explicit consent (GDPR Art. 9).");

    public override void Check(RuleContext context)
    {
        SensitiveKind[] found = context.SensitiveColumns();
        for (int i = 0; i < found.Length; i++)
            if (found[i] == kind) context.Report(context.Layout.Columns[i].Name, context.Contact.GetText(i), Message);
    }

    private string Message => kind switch
    {
        SensitiveKind.CardNumber => "This holds a payment card number.",
        SensitiveKind.BankAccount => "This holds a bank account number.",
        SensitiveKind.NationalId => "This holds a national number.",
        _ => "This speaks of what data protection law protects specially.",
    };
}
