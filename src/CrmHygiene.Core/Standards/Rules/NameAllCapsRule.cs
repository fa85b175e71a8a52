namespace CrmHygiene.Core.Standards.Rules;

internal sealed class NameAllCapsRule() : ContactRule("NameAllCaps", RuleSeverity.Information,
    "A name is written in capital or small letters only.", "Repair-CrmContact writes names as people do.")
{
    public override void Check(RuleContext context)
    {
        if (!context.Policy.Style.NameCasing) return;
        Check(context, ContactField.FirstName);
        Check(context, ContactField.LastName);
        Check(context, ContactField.FullName);
    }

    private static void Check(RuleContext context, ContactField field)
    {
        string text = context.Text(field);
        int upper = 0, lower = 0;
        foreach (char c in text)
        {
            if (char.IsUpper(c)) upper++;
            else if (char.IsLower(c)) lower++;
        }
        // Two capitals are initials (JR), and letters without case (Arabic, Chinese) are neither.
        if (upper + lower > 2 && (lower == 0 || upper == 0)) context.Report(field, upper == 0 ? "The name has no capital letter." : "The name is in capital letters.");
    }
}
