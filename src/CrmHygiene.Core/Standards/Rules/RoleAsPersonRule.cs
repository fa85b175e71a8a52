namespace CrmHygiene.Core.Standards.Rules;

internal sealed class RoleAsPersonRule() : ContactRule("RoleAsPerson", RuleSeverity.Information,
    "A shared mailbox (info@, sales@) stands as the address of a person.", "Find the person's own address, or keep the contact as an organisation.")
{
    private static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "info", "sales", "support", "contact", "office", "admin", "hello", "mail", "service", "help", "helpdesk", "marketing", "billing", "accounts", "accounting", "hr", "jobs", "careers", "press", "media", "webmaster", "postmaster", "hostmaster", "abuse", "noreply", "no-reply",
        "team", "enquiries", "inquiries", "kontakt", "buero", "verkauf", "vertrieb", "einkauf", "bestellung", "bewerbung", "rechnung", "verwaltung", "empfang", "verkoop", "administratie", "klantenservice", "commercial", "accueil", "comptabilite", "ventas", "contacto", "administracion", "contabilidad", "reception", "orders", "newsletter",
    };

    public override void Check(RuleContext context)
    {
        string email = context.Text(ContactField.Email);
        int at = email.IndexOf('@', StringComparison.Ordinal);
        if (at is < 2 or > 15 || !Roles.Contains(email[..at])) return;
        if (context.Text(ContactField.LastName).Length > 1 && context.Text(ContactField.FirstName).Length > 1)
            context.Report(ContactField.Email, "This mailbox is shared; the contact is named as a person.");
    }
}
