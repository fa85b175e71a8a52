using CrmHygiene.Core.Standards.Text;

namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>UTF-8 that was read as Windows-1252.</summary>
internal sealed class EncodingRule : IRepairRule
{
    public string Id => "TextEncoding";

    public string Description => "Undoes a wrong encoding: MÃ¼ller becomes Müller where the whole text reads as UTF-8.";

    public bool PassesOverAscii => true;

    public bool AppliesTo(ContactField field) => field != ContactField.None;

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        if (RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw) && !Mojibake.MayHold(raw)) return false;
        return Mojibake.TryRepair(contact.GetText(column), out string repaired) && contact.Change(column, TextCleaner.Clean(repaired, multiline: true), Id);
    }
}
