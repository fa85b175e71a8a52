using CrmHygiene.Core.Standards.Countries;

namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>The country's name.</summary>
internal sealed class CountryNameRule : IRepairRule
{
    public string Id => "CountryName";

    public string Description => "Writes countries by their English name (ISO 3166-1, Unicode CLDR), from names in many languages and from codes.";

    public bool AppliesTo(ContactField field) => field == ContactField.Country;

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        if (contact.IsBlank(column))
        {
            int code = contact.GetLayout().IndexOf(ContactField.CountryCode);
            return code >= 0 && !contact.IsBlank(code) && CountryCatalog.Find(contact.GetText(code)) is { } known && contact.Change(column, known.Name, Id);
        }
        return CountryOf.Contact(contact, column) is { } country && contact.Change(column, country.Name, Id);
    }
}
