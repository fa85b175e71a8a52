namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>Values a policy lists, in the policy's spelling.</summary>
internal sealed class AllowedValueRule : IRepairRule
{
    public string Id => "AllowedValue";

    public string Description => "Writes values as the policy lists them: other casing and the policy's synonyms are replaced.";

    public bool IsActive(RepairOptions options) => options.Fields.Count > 0;

    public bool AppliesTo(ContactField field) => ContactFields.KindOf(field) == FieldKind.Text && !ContactFields.IsEmail(field) && !ContactFields.IsPhone(field) && field != ContactField.Id;

    public bool AppliesToOwnColumns => true;

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        if (!options.Fields.TryGetValue(contact.GetLayout().Columns[column].Name, out PolicyField? field) || field.Values.Count == 0 || contact.IsBlank(column)) return false;
        return field.ValueOf(contact.GetText(column)) is { } value && contact.Change(column, value, Id);
    }
}
