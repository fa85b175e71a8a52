namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>The country's code; a list without the column gets it.</summary>
internal sealed class CountryCodeRule : IRepairRule
{
    public string Id => "CountryCode";

    public string Description => "Writes the ISO 3166-1 alpha-2 code beside the country, adding the column where the list has none.";

    public bool AppliesTo(ContactField field) => field is ContactField.Country or ContactField.CountryCode;

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        ContactLayout layout = contact.GetLayout();
        if (contact.IsBlank(column)) return false;
        if (layout.Columns[column].Field == ContactField.Country)
        {
            int code = layout.IndexOf(ContactField.CountryCode);
            if (layout.IndexOf(ContactField.Country) != column || (code >= 0 && !contact.IsBlank(code))) return false;
            return CountryOf.Contact(contact, column) is { } named && contact.Change(ContactField.CountryCode, named.Alpha2, Id);
        }
        return CountryOf.Contact(contact, column) is { } country && contact.Change(column, country.Alpha2, Id);
    }
}
