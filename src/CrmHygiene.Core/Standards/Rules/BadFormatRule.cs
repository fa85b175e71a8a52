namespace CrmHygiene.Core.Standards.Rules;

internal sealed class BadFormatRule() : ContactRule("BadFormat", RuleSeverity.Warning,
    "A date or number column holds something else, or a date that could be read two ways.", "Correct the value; for ambiguous dates say which order the file is written in.")
{
    public override void Check(RuleContext context)
    {
        // Yes/no columns hold the systems' own words (Do Not Allow); what they mean is read elsewhere.
        foreach (int i in context.TypedColumns())
        {
            if (context.Contact.IsBlank(i)) continue;
            ContactColumn column = context.Layout.Columns[i];
            bool date = ContactFields.KindOf(column.Field) == FieldKind.Date;
            bool good = date ? (context.Layout.IndexOf(column.Field) == i ? context.Date(column.Field) : context.Contact.GetDate(i)) is not null : context.Contact.GetNumber(i) is not null;
            if (!good) context.Report(column.Name, context.Contact.GetText(i), date ? "This is not a date that can be read one way only." : "This is not a whole number.");
        }
    }
}
