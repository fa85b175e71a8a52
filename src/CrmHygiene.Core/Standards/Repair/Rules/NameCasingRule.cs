using CrmHygiene.Core.Standards.Names;

namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>The case of names.</summary>
internal sealed class NameCasingRule : IRepairRule
{
    public string Id => "NameCasing";

    public string Description => "Writes names in their usual case: McDonald, van der Berg, O'Neil, III, PhD; mixed case is kept.";

    public bool IsActive(RepairOptions options) => options.Style.NameCasing;

    public bool AppliesTo(ContactField field) => field is ContactField.FullName or ContactField.FirstName or ContactField.MiddleName
        or ContactField.LastName or ContactField.Nickname or ContactField.NameSuffix;

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        if (RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw) && RawText.IsPlainName(raw)) return false;
        string name = contact.GetText(column);
        // an address or a number in a name's column is not a name
        if (name.Length == 0 || name.AsSpan().ContainsAnyInRange('0', '9') || name.Contains('@', StringComparison.Ordinal)) return false;
        NamePart part = contact.GetLayout().Columns[column].Field switch
        {
            ContactField.FullName => NamePart.Full,
            ContactField.LastName => NamePart.Family,
            ContactField.NameSuffix => NamePart.Suffix,
            _ => NamePart.Given,
        };
        string cased = NameCasing.Fix(name, part);
        return !ReferenceEquals(cased, name) && contact.Change(column, cased, Id);
    }
}
