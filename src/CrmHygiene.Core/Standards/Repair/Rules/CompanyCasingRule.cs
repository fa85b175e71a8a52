using CrmHygiene.Core.Standards.Companies;

namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>Company names that are all capitals or all small.</summary>
internal sealed class CompanyCasingRule : IRepairRule
{
    public string Id => "CompanyCasing";

    public string Description => "Writes company names that are all capitals or all small in title case; short words in capitals stay.";

    public bool AppliesTo(ContactField field) => field == ContactField.Company;

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        if (RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw) && (raw.IsEmpty || CompanyBytes.HasMixedFirstWord(raw))) return false;
        if (contact.IsBlank(column)) return false;
        string name = contact.GetText(column);
        string cased = CompanyName.FixCase(name);
        return !ReferenceEquals(cased, name) && contact.Change(column, cased, Id);
    }
}
