using System.Buffers;
using System.Globalization;
using CrmHygiene.Core.Standards.Repair;

namespace CrmHygiene.Core.Standards.Rules;

internal sealed class InvisibleCharactersRule() : ContactRule("InvisibleCharacters", RuleSeverity.Warning,
    "A value has control or invisible characters in it (zero-width, no-break space, replacement character).", "Repair-CrmContact takes them out; a replacement character means the file was read in the wrong encoding.")
{
    // The first UTF-8 bytes of everything the rule looks for; a row without any of them is clean.
    private static readonly SearchValues<byte> Suspicious = SearchValues.Create(
        [1, 2, 3, 4, 5, 6, 7, 8, 0x0B, 0x0C, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F, 0x7F, 0xC2, 0xE2, 0xEF]);

    public override void Check(RuleContext context)
    {
        Contact contact = context.Contact;
        if (!contact.IsChanged() && !contact.RawRecord.ContainsAny(Suspicious) && !HasNul(context)) return;
        IReadOnlyList<ContactColumn> columns = context.Layout.Columns;
        for (int i = 0; i < columns.Count; i++)
        {
            if (contact.IsBlank(i) || (RawText.TryGet(contact, i, out ReadOnlySpan<byte> raw) && !raw.ContainsAny(Suspicious) && !raw.Contains((byte)0))) continue;
            string text = contact.GetText(i);
            if (HasInvisible(text, out bool replaced))
                context.Report(columns[i].Name, text, replaced ? "This has a replacement character: a letter was lost in some conversion." : "This has characters that cannot be seen.");
        }
    }

    // NUL separates values that never stood in a file; in a row of a file it is as invisible as the rest.
    private static bool HasNul(RuleContext context) => context.Layout.Dialect.Delimiter == '\0'
        ? context.Contact.RawRecord.Count((byte)0) != context.Contact.FoundFieldCount - 1
        : context.Contact.RawRecord.Contains((byte)0);

    internal static bool HasInvisible(string text, out bool replaced)
    {
        replaced = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is >= ' ' and < '\u007F' or '\t' or '\n' or '\r') continue;
            if (c == '\uFFFD') return replaced = true;
            if (c is '\u00A0' or '\u200B' or '\u2060' or '\uFEFF' or '\u00AD' or '\u202F' || char.IsControl(c)) return true;
            // Joiners are letters' business in Persian, Arabic and Indic words; at an end or beside ASCII they are litter.
            if (c is '\u200C' or '\u200D' && (i == 0 || i == text.Length - 1 || char.IsAscii(text[i - 1]))) return true;
            if (c is not ('\u200C' or '\u200D') && char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) return true;
        }
        return false;
    }
}
