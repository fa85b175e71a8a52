using CrmHygiene.Core.Standards.Emails;

namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>What copying adds to an address.</summary>
internal sealed class EmailTextRule : IRepairRule
{
    public string Id => "EmailText";

    public string Description => "Takes mailto:, angle brackets, display names, spaces and trailing dots off e-mail addresses.";

    public bool AppliesTo(ContactField field) => ContactFields.IsEmail(field);

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        if (RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw) && RawText.IsPlainEmail(raw)) return false;
        string text = contact.GetText(column);
        string address = EmailText.Unwrap(text);
        return !ReferenceEquals(address, text) && contact.Change(column, address, Id);
    }
}
