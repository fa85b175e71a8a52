using System.Globalization;

namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>Counts as plain digits; amounts and percentages of other columns with a decimal point and without groups.</summary>
internal sealed class NumberRule : IRepairRule
{
    public string Id => "NumberForm";

    public string Description => "Writes counts as plain digits (1234), and the numbers and percentages of other columns with a decimal point (1234.5, 12.5%), from the forms of any locale; only where the whole column agrees.";

    public bool AppliesTo(ContactField field) => ContactFields.KindOf(field) == FieldKind.Number;

    public bool AppliesTo(ContactColumn column) => column.Field == ContactField.None ? column.Content is ColumnContent.Number or ColumnContent.Percent : AppliesTo(column.Field);

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        if (contact.GetLayout().Columns[column].Field == ContactField.None) return ApplyOwn(contact, column, options);
        if (RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw) && !raw.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        string text = contact.GetText(column);
        if (text.Length == 0 || contact.GetNumber(column) is not { } number) return false;
        // 1,234 is read as a count by itself, but rewritten only where its neighbours agree or leave no doubt.
        if (contact.GetLayout().Columns[column].NumberStyle == NumberStyle.Unknown && NumberText.IsNumber(text, out _, out bool ambiguous, out _) && ambiguous) return false;
        return contact.Change(column, number.ToString(CultureInfo.InvariantCulture), Id);
    }

    private bool ApplyOwn(Contact contact, int column, RepairOptions options)
    {
        // The column's separators are those of the texts found; of one that was changed since, here too, they say nothing.
        if (contact.IsChanged(column) || contact.IsBlank(column)) return false;
        ContactColumn own = contact.GetLayout().Columns[column];
        if (options.Fields.Count > 0 && options.Fields.TryGetValue(own.Name, out PolicyField? stated)
            && stated.Type is not (PolicyFieldType.Any or PolicyFieldType.Number or PolicyFieldType.Integer or PolicyFieldType.Percentage)) return false;
        string text = contact.GetText(column);
        return NumberText.TryNormalize(text, own.NumberStyle, out string number) && contact.Change(column, number, Id);
    }
}
