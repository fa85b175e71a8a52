namespace CrmHygiene.Core.Standards.Rules;

/// <summary>A list without any consent column is not asked contact by contact: the quality report says that once.</summary>
internal sealed class MissingConsentRule() : ContactRule("MissingConsent", RuleSeverity.Information,
    "Nothing says on what basis the contact may be mailed.", "Record the lawful basis or the date of consent, or ask; other bases than consent exist.")
{
    public override void Check(RuleContext context)
    {
        int basis = context.Layout.IndexOf(ContactField.ConsentBasis);
        int date = context.Layout.IndexOf(ContactField.OptInDate);
        if (basis < 0 && date < 0) return;
        int email = context.Layout.IndexOf(ContactField.Email);
        if (email < 0 || context.Contact.IsBlank(email)) return;
        if (context.Text(ContactField.ImportConsentBasis).Length > 0) return;
        if ((basis < 0 || context.Contact.IsBlank(basis)) && (date < 0 || context.Contact.IsBlank(date)))
            context.Report(ContactFields.NameOf(basis < 0 ? ContactField.OptInDate : ContactField.ConsentBasis), string.Empty, "No basis and no date of consent is recorded.");
    }
}
