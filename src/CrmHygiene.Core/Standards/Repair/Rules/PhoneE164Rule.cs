using CrmHygiene.Core.Verification.Phones;
using CrmHygiene.Core.Verification.Phones.Fast;

namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>Phone numbers in one form.</summary>
internal sealed class PhoneE164Rule : IRepairRule
{
    private const double SeveralConfidence = 0.9, AssumedConfidence = 0.6;

    public string Id => "PhoneE164";

    public string Description => "Writes assigned phone numbers as E.164, or as the policy's style says, with the extension kept (+493012345 ext. 12); the country is the contact's, else the default.";

    public bool Suggests => true;

    public bool AppliesTo(ContactField field) => ContactFields.IsPhone(field);

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        PhoneStyle style = options.Style.PhoneFormat;
        if (options.Fields.Count > 0 && options.Fields.TryGetValue(contact.GetLayout().Columns[column].Name, out PolicyField? stated)
            && Enum.TryParse(stated.Format, ignoreCase: true, out PhoneStyle own)) style = own;
        bool plain = RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw) && style == PhoneStyle.E164;
        if (plain && RawText.IsE164(raw)) return false;
        if (contact.IsBlank(column)) return false;
        string? region = RegionOf(contact) ?? options.DefaultRegion;
        if (plain && PhoneFastPath.TryRead(raw, region, out string standard)) return contact.Change(column, standard, Id);
        if (plain && region is null && PhoneFastPath.NeedsCountry(raw)) return false;
        if (plain && PhoneFastPath.IsUnassigned(raw, region)) return false;
        string text = contact.GetText(column);
        PhoneResult phone = PhoneParser.Parse(text, region);
        if (phone.IsSafeToRewrite) return contact.Change(column, Written(phone, region, style), Id);
        if (phone.Reason is PhoneReason.SeveralNumbers or PhoneReason.CountryCodeAssumed)
        {
            double confidence = phone.Reason == PhoneReason.SeveralNumbers ? SeveralConfidence : AssumedConfidence;
            contact.Suggest(new FieldSuggestion(contact.GetLayout().Columns[column].Name, text, phone.Standard, Id, confidence));
        }
        return false;
    }

    /// <summary>As <see cref="PhoneVerifier.RegionOf"/>, with the countries of a list remembered.</summary>
    private static string? RegionOf(Contact contact)
    {
        ContactLayout layout = contact.GetLayout();
        int code = layout.IndexOf(ContactField.CountryCode), name = layout.IndexOf(ContactField.Country);
        if (code >= 0 && !contact.IsBlank(code) && CountryOf.Contact(contact, code) is { } byCode) return byCode.Alpha2;
        return name >= 0 && !contact.IsBlank(name) ? CountryOf.Contact(contact, name)?.Alpha2 : null;
    }

    /// <summary>The national form only where the contact's country reads it again; another country's number needs its code.</summary>
    private static string Written(PhoneResult phone, string? region, PhoneStyle style)
    {
        if (style == PhoneStyle.E164 || phone.Extension.Length > 0) return phone.Standard;
        string text = style == PhoneStyle.National && phone.Region == region ? phone.National : phone.International;
        return PhoneParser.Parse(text, region).E164 == phone.E164 ? text : phone.Standard;
    }
}
