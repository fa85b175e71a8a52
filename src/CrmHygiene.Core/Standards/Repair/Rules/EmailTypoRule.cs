namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>Domains that look mistyped. Never changed: gmial.com may belong to a stranger.</summary>
internal sealed class EmailTypoRule : IRepairRule
{
    public string Id => "EmailTypo";

    public string Description => "Suggests what a mistyped e-mail domain was probably meant to be; never changes it.";

    public bool SuggestsOnly => true;

    public bool AppliesTo(ContactField field) => ContactFields.IsEmail(field);

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        if (options.SuggestEmail is null || contact.IsBlank(column)) return false;
        string address = contact.GetText(column);
        if (options.SuggestEmail(address) is { } typo && typo.Suggestion != address)
            contact.Suggest(new FieldSuggestion(contact.GetLayout().Columns[column].Name, address, typo.Suggestion, Id, typo.Confidence));
        return false;
    }
}
