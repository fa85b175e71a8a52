using CrmHygiene.Core.Standards.Emails;

namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>The case of addresses.</summary>
internal sealed class EmailCasingRule : IRepairRule
{
    public string Id => "EmailCasing";

    public string Description => "Writes the domain in small letters; the part before the @ only where the whole address is in capitals (RFC 5321 §2.4).";

    public bool IsActive(RepairOptions options) => options.Style.LowerCaseEmail;

    public bool AppliesTo(ContactField field) => ContactFields.IsEmail(field);

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        if (RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw) && RawText.IsPlainEmail(raw)) return false;
        string text = contact.GetText(column);
        string address = EmailText.FixCase(text);
        return !ReferenceEquals(address, text) && contact.Change(column, address, Id);
    }
}
