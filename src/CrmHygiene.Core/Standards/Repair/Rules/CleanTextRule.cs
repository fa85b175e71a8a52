using CrmHygiene.Core.Standards.Text;

namespace CrmHygiene.Core.Standards.Repair.Rules;

/// <summary>White space, invisible and control characters in every recognised field; line breaks stay in notes and streets.</summary>
internal sealed class CleanTextRule : IRepairRule
{
    public string Id => "CleanText";

    public string Description => "Removes white space around and in runs, no-break and zero-width spaces and control characters; composes accents.";

    public bool PassesOverCleanAscii => true;

    public bool AppliesTo(ContactField field) => field != ContactField.None;

    public bool Apply(Contact contact, int column, RepairOptions options)
    {
        if (RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw) && TextCleaner.IsSurelyClean(raw)) return false;
        string text = contact.GetText(column);
        bool multiline = contact.GetLayout().Columns[column].Field is ContactField.Notes or ContactField.Street or ContactField.Street2;
        string clean = TextCleaner.Clean(text, multiline);
        return !ReferenceEquals(clean, text) && contact.Change(column, clean, Id);
    }
}
