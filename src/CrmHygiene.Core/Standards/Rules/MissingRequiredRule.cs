namespace CrmHygiene.Core.Standards.Rules;

internal sealed class MissingRequiredRule() : ContactRule("MissingRequired", RuleSeverity.Error,
    "A field that the policy requires is empty.", "Find the value, or remove the contact: it cannot be used without.")
{
    public override void Check(RuleContext context)
    {
        foreach (IReadOnlyList<ContactField> group in context.Policy.Required)
        {
            bool met = false;
            foreach (ContactField field in group)
            {
                int column = context.Layout.IndexOf(field);
                if (column < 0 || context.Contact.IsBlank(column)) continue;
                met = true;
                break;
            }
            if (!met) context.Report(ContactFields.NameOf(group[0]), string.Empty, Missing(group));
        }
    }

    private static string Missing(IReadOnlyList<ContactField> group) => group.Count == 1
        ? $"{ContactFields.NameOf(group[0])} is missing."
        : $"One of {string.Join(", ", group.Select(ContactFields.NameOf))} is needed; none is there.";
}
