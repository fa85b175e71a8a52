using CrmHygiene.Core.Policy;

namespace CrmHygiene.Core.Standards.Rules;

/// <summary>Only where the policy says it of a lead source.</summary>
internal sealed class SourceNotMailableRule() : ContactRule("SourceNotMailable", RuleSeverity.Warning,
    "The policy keeps contacts of this lead source from mail, or asks them to confirm first.", "Ask for confirmation in another way and record its date in OptInDate, or do not mail.")
{
    public override void Check(RuleContext context)
    {
        if (context.Policy.LeadSourceRules.Count == 0) return;
        SendEligibility send = LeadSourcePolicy.SendOf(context.Policy, context.Contact);
        if (send == SendEligibility.Allowed) return;
        ContactField field = context.Text(ContactField.ImportLeadSource).Length > 0 ? ContactField.ImportLeadSource : ContactField.LeadSource;
        context.Report(field, send == SendEligibility.Never ? "Contacts of this lead source must not be mailed." : "Contacts of this lead source confirm before they are mailed.");
    }
}
