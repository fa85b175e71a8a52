using CrmHygiene.Core.Standards.Companies;

namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>The legal form at the end of a company's name.</summary>
internal sealed class CompanyLegalFormRule : IRepairRule
{
    public string Id => "CompanyLegalForm";

    public string Description => "Writes the legal form of a company in its own case: GmbH & Co. KG, LLC, S.p.A.";

    public bool AppliesTo(ContactField field) => field == ContactField.Company;

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        if (RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw) && CompanyBytes.IsFormRight(raw)) return false;
        if (contact.IsBlank(column)) return false;
        string name = contact.GetText(column);
        string written = CompanyName.FixLegalForm(name);
        return !ReferenceEquals(written, name) && contact.Change(column, written, Id);
    }
}
