using CrmHygiene.Core.Standards.Repair;
using CrmHygiene.Core.Standards.Text;

namespace CrmHygiene.Core.Standards.Rules;

internal sealed class WrongEncodingRule() : ContactRule("WrongEncoding", RuleSeverity.Warning,
    "A value reads as UTF-8 that was taken for Windows-1252 (MÃ¼ller for Müller).", "Repair-CrmContact mends it; import the list with the right -Encoding next time.")
{
    public override void Check(RuleContext context)
    {
        Contact contact = context.Contact;
        if (!contact.IsChanged() && !Mojibake.MayHold(contact.RawRecord)) return;
        IReadOnlyList<ContactColumn> columns = context.Layout.Columns;
        for (int i = 0; i < columns.Count; i++)
        {
            if (contact.IsBlank(i) || (RawText.TryGet(contact, i, out ReadOnlySpan<byte> raw) && !Mojibake.MayHold(raw))) continue;
            string text = contact.GetText(i);
            if (Mojibake.TryRepair(text, out _)) context.Report(columns[i].Name, text, "This was read in the wrong encoding.");
        }
    }
}
