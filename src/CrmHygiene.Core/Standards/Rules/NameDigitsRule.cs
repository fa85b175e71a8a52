namespace CrmHygiene.Core.Standards.Rules;

internal sealed class NameDigitsRule() : ContactRule("NameDigits", RuleSeverity.Warning,
    "A person's name has digits in it.", "Correct the name; a number after it usually came from a sign-up form or a copy.")
{
    public override void Check(RuleContext context)
    {
        Check(context, ContactField.FirstName);
        Check(context, ContactField.LastName);
        Check(context, ContactField.FullName);
    }

    private static void Check(RuleContext context, ContactField field)
    {
        string text = context.Text(field);
        bool letter = false, digit = false;
        foreach (char c in text)
        {
            letter |= char.IsLetter(c);
            digit |= char.IsDigit(c);
        }
        // Without a letter it is a number in the wrong column, or a placeholder.
        if (letter && digit && !text.Contains('@', StringComparison.Ordinal)) context.Report(field, "A name has no digits.");
    }
}
