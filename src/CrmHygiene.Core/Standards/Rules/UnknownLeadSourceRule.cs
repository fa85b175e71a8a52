namespace CrmHygiene.Core.Standards.Rules;

internal sealed class UnknownLeadSourceRule() : ContactRule("UnknownLeadSource", RuleSeverity.Warning,
    "The lead source is not one the policy knows, or is missing where the policy names some.", "Write it as the policy does, or add it to the policy's leadSources.")
{
    public override void Check(RuleContext context)
    {
        IReadOnlyList<string> known = context.Policy.LeadSources;
        bool stamped = context.Layout.IndexOf(ContactField.ImportLeadSource) >= 0;
        if (known.Count == 0 || (context.Layout.IndexOf(ContactField.LeadSource) < 0 && !stamped)) return;
        string source = context.Text(ContactField.LeadSource);
        if (stamped && context.Text(ContactField.ImportLeadSource) is { Length: > 0 } import)
        {
            if (!known.Contains(import, StringComparer.OrdinalIgnoreCase)) context.Report(ContactField.ImportLeadSource, "The policy does not know this lead source.");
            if (source.Length == 0) return;
        }
        if (source.Length == 0) context.Report(ContactField.LeadSource, "Nothing says where the contact came from.");
        else if (!known.Contains(source, StringComparer.OrdinalIgnoreCase)) context.Report(ContactField.LeadSource, "The policy does not know this lead source.");
    }
}
