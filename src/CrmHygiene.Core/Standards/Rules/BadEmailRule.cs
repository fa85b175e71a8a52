namespace CrmHygiene.Core.Standards.Rules;

/// <summary>The shape of an address only; Test-CrmEmail knows the standards.</summary>
internal sealed class BadEmailRule() : ContactRule("BadEmail", RuleSeverity.Error,
    "An e-mail address is not written as one.", "Correct it from its source, or empty it; Test-CrmEmail says what is wrong.")
{
    public override void Check(RuleContext context)
    {
        Check(context, ContactField.Email);
        Check(context, ContactField.AlternateEmail);
    }

    private static void Check(RuleContext context, ContactField field)
    {
        string text = context.Text(field);
        if (text.Length > 0 && !EmailShape.IsAddress(text)) context.Report(field, "This is not an e-mail address.");
    }
}
