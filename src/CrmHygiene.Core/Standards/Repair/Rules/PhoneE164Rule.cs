using CrmHygiene.Core.Verification.Phones;

namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>Phone numbers in one form.</summary>
internal sealed class PhoneE164Rule : IRepairRule
{
    private const double SeveralConfidence = 0.9, AssumedConfidence = 0.6;

    public string Id => "PhoneE164";

    public string Description => "Writes assigned phone numbers as E.164 with the extension kept (+493012345 ext. 12); the country is the contact's, else the default.";

    public bool AppliesTo(ContactField field) => ContactFields.IsPhone(field);

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        if (RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw) && RawText.IsE164(raw)) return false;
        string text = contact.GetText(column);
        if (text.Length == 0) return false;
        PhoneResult phone = PhoneParser.Parse(text, PhoneVerifier.RegionOf(contact) ?? options.DefaultRegion);
        if (phone.IsSafeToRewrite) return contact.Change(column, phone.Standard, Id);
        if (phone.Reason is PhoneReason.SeveralNumbers or PhoneReason.CountryCodeAssumed)
        {
            double confidence = phone.Reason == PhoneReason.SeveralNumbers ? SeveralConfidence : AssumedConfidence;
            contact.Suggest(new FieldSuggestion(contact.GetLayout().Columns[column].Name, text, phone.Standard, Id, confidence));
        }
        return false;
    }
}
