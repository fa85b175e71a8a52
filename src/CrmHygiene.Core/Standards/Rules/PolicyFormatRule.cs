using CrmHygiene.Core.Standards.Formats;

namespace CrmHygiene.Core.Standards.Rules;

/// <summary>Only where the policy states a type, format, length or pattern.</summary>
internal sealed class PolicyFormatRule() : ContactRule("PolicyFormat", RuleSeverity.Warning,
    "A value is not of the type, or not in the form, that the policy states for the field.", "Correct the value, or change type, format or pattern of the field in the policy.")
{
    public override void Check(RuleContext context)
    {
        foreach ((int column, FieldFormat format) in context.FormattedColumns())
        {
            if (context.Contact.IsBlank(column)) continue;
            string text = context.Contact.GetText(column);
            string? region = format.NeedsCountry ? context.Country() ?? context.Policy.DefaultCountry : null;
            if (format.Check(text, context.Layout.Columns[column], region) is { } problem) context.Report(format.Name, text, problem.Message);
        }
    }
}
