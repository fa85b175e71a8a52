namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>Dates in ISO 8601.</summary>
internal sealed class DateIsoRule : IRepairRule
{
    private const string Iso = "yyyy-MM-dd";

    public string Id => "DateIso";

    public string Description => "Writes dates as ISO 8601 (2026-12-31) or as the policy's style says; 03/04/2026 only where the whole column agrees on the order.";

    public bool AppliesTo(ContactField field) => ContactFields.KindOf(field) == FieldKind.Date;

    public bool AppliesTo(ContactColumn column) => column.Field == ContactField.None ? column.Content == ColumnContent.Date : AppliesTo(column.Field);

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        ContactColumn described = contact.GetLayout().Columns[column];
        PolicyField? stated = null;
        if (options.Fields.Count > 0) options.Fields.TryGetValue(described.Name, out stated);
        // A column of the team's own that the policy calls something else is none; one that was changed is read no more by its neighbours.
        if (described.Field == ContactField.None && (contact.IsChanged(column) || stated is { Type: not (PolicyFieldType.Any or PolicyFieldType.Date) })) return false;
        string format = stated is { Format.Length: > 0 } ? stated.Format : options.Style.DateFormat;
        bool iso = format == Iso;
        if (iso && RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw) && RawText.IsIsoDate(raw)) return false;
        string text = contact.GetText(column);
        if (text.Length == 0) return false;
        DateOrder order = described.DateOrder;
        // 31/12/2026 alone is clear, but its neighbours may not be: a column is rewritten as a whole or not at all
        if (order == DateOrder.Unknown && DateText.IsDayAndMonthInNumbers(text)) return false;
        return DateText.TryRead(text, order, out ParsedDate date) && contact.Change(column, Written(date, order, iso ? null : format), Id);
    }

    /// <summary>In the policy's form where the column still reads it as the same day; ISO 8601 otherwise, and for dates with a time.</summary>
    private static string Written(ParsedDate date, DateOrder order, string? format)
    {
        if (format is null || date.HasTime) return date.ToIso();
        string written = date.Value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
        return DateText.TryParse(written, order, out DateTime back) && back == date.Value ? written : date.ToIso();
    }
}
