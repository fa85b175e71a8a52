namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>Dates in ISO 8601.</summary>
internal sealed class DateIsoRule : IRepairRule
{
    public string Id => "DateIso";

    public string Description => "Writes dates as ISO 8601 (2026-12-31); 03/04/2026 only where the whole column agrees on the order.";

    public bool AppliesTo(ContactField field) => ContactFields.KindOf(field) == FieldKind.Date;

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        if (RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw) && RawText.IsIsoDate(raw)) return false;
        string text = contact.GetText(column);
        if (text.Length == 0) return false;
        DateOrder order = contact.GetLayout().Columns[column].DateOrder;
        // 31/12/2026 alone is clear, but its neighbours may not be: a column is rewritten as a whole or not at all
        if (order == DateOrder.Unknown && DateText.IsDayAndMonthInNumbers(text)) return false;
        return DateText.TryRead(text, order, out ParsedDate date) && contact.Change(column, date.ToIso(), Id);
    }
}
