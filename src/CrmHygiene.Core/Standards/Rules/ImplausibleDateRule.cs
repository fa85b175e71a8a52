namespace CrmHygiene.Core.Standards.Rules;

internal sealed class ImplausibleDateRule() : ContactRule("ImplausibleDate", RuleSeverity.Warning,
    "A date cannot be: a birth in the future or 120 years ago, an activity in the future or before 1970.", "Correct the date or empty it; the first days of 1900 and 1970 are what systems write for none.")
{
    private const int OldestPerson = 120;

    private static readonly ContactField[] Fields =
    [
        ContactField.BirthDate, ContactField.CreatedAt, ContactField.UpdatedAt, ContactField.LastActivity, ContactField.LastEmailSent, ContactField.LastEmailOpened,
        ContactField.LastEmailClicked, ContactField.OptInDate, ContactField.OptOutDate, ContactField.LastBounce,
    ];

    public override void Check(RuleContext context)
    {
        foreach (ContactField field in Fields)
        {
            if (context.Date(field) is not { } date) continue;
            if (field == ContactField.BirthDate)
            {
                if (date > context.AsOf) context.Report(field, "A date of birth is not in the future.");
                else if (date < context.AsOf.AddYears(-OldestPerson)) context.Report(field, "Nobody is older than 120.");
            }
            // A day's grace for time zones.
            else if (date > context.AsOf.AddDays(1)) context.Report(field, "This lies in the future.");
            else if (date <= new DateTime(1970, 1, 2)) context.Report(field, "This is what systems write for no date.");
        }
    }
}
