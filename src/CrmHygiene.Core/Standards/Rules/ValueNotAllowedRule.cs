namespace CrmHygiene.Core.Standards.Rules;

internal sealed class ValueNotAllowedRule() : ContactRule("ValueNotAllowed", RuleSeverity.Warning,
    "A value is not one the policy lists for the field.", "Write one of the policy's values, or add it or a synonym to the policy.")
{
    public override void Check(RuleContext context)
    {
        foreach (PolicyField field in context.Policy.Fields.Values)
        {
            if (field.Values.Count == 0) continue;
            int column = context.Layout.IndexOf(field.Name);
            if (column < 0 || context.Contact.IsBlank(column)) continue;
            string text = context.Contact.GetText(column);
            if (field.ValueOf(text) is null) context.Report(field.Name, text, "The policy does not list this value.");
        }
    }
}
