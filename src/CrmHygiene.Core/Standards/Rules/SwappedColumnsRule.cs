namespace CrmHygiene.Core.Standards.Rules;

internal sealed class SwappedColumnsRule() : ContactRule("SwappedColumns", RuleSeverity.Warning,
    "A value stands in the wrong column: an e-mail address in the phone or name column, a phone number in the e-mail or name column.", "Move the value to its own column.")
{
    private static readonly ContactField[] NotForAddresses =
        [ContactField.Phone, ContactField.MobilePhone, ContactField.HomePhone, ContactField.FirstName, ContactField.LastName, ContactField.FullName, ContactField.Company, ContactField.City, ContactField.JobTitle];

    private static readonly ContactField[] NotForNumbers = [ContactField.Email, ContactField.FirstName, ContactField.LastName, ContactField.FullName, ContactField.Company];

    public override void Check(RuleContext context)
    {
        foreach (ContactField field in NotForAddresses)
        {
            string text = context.Text(field);
            if (text.Contains('@', StringComparison.Ordinal) && EmailShape.IsAddress(text)) context.Report(field, "This is an e-mail address.");
        }
        foreach (ContactField field in NotForNumbers)
        {
            string text = context.Text(field);
            if (text.Length >= 7 && (char.IsAsciiDigit(text[^1]) || char.IsAsciiDigit(text[0])) && IsNumber(text)) context.Report(field, "This is a phone number.");
        }
    }

    private static bool IsNumber(string text)
    {
        int digits = 0;
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (!" +-./()".Contains(c, StringComparison.Ordinal)) return false;
        }
        return digits is >= 7 and <= 17;
    }
}
