using System.Globalization;

namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>Counts as plain digits.</summary>
internal sealed class NumberRule : IRepairRule
{
    public string Id => "NumberForm";

    public string Description => "Writes counts as plain digits (1234), from the forms of any locale; 1.234 only where the whole column agrees on its separators.";

    public bool AppliesTo(ContactField field) => ContactFields.KindOf(field) == FieldKind.Number;

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        if (RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw) && !raw.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        string text = contact.GetText(column);
        if (text.Length == 0 || contact.GetNumber(column) is not { } number) return false;
        // 1,234 is read as a count by itself, but rewritten only where its neighbours agree or leave no doubt.
        if (contact.GetLayout().Columns[column].NumberStyle == NumberStyle.Unknown && NumberText.IsNumber(text, out _, out bool ambiguous, out _) && ambiguous) return false;
        return contact.Change(column, number.ToString(CultureInfo.InvariantCulture), Id);
    }
}
