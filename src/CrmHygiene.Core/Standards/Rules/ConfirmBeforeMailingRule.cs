using CrmHygiene.Core.Standards.Repair;

namespace CrmHygiene.Core.Standards.Rules;

internal sealed class ConfirmBeforeMailingRule() : ContactRule("ConfirmBeforeMailing", RuleSeverity.Warning,
    "The e-mail address is a correction that a person accepted, and nobody confirmed that it is the contact's.",
    "Confirm the address in another way, such as by phone, and clear ConfirmBeforeMailing; consent given for the mistyped address does not count.")
{
    public override void Check(RuleContext context)
    {
        if (EmailConfirmation.IsPending(context.Contact)) context.Report(ContactField.Email, "The corrected address is not confirmed.");
    }
}
