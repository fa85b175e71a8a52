namespace CrmHygiene.Core.Standards.Rules;

internal sealed class NameCompanyWordsRule() : ContactRule("NameCompanyWords", RuleSeverity.Warning,
    "A person's name is that of an organisation (GmbH, Ltd, Inc).", "Move it to the company field.")
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmbh", "ltd", "ltd.", "limited", "inc", "inc.", "llc", "llp", "plc", "corp", "corp.", "corporation", "b.v.", "n.v.", "bv", "gbr", "ohg", "kgaa", "e.v.", "s.a.", "sarl", "s.a.r.l.", "s.l.", "s.r.l.", "srl", "ug", "pty", "co.", "company", "holding", "group", "verein", "stiftung",
    };

    public override void Check(RuleContext context)
    {
        Check(context, ContactField.FirstName);
        Check(context, ContactField.LastName);
        Check(context, ContactField.FullName);
    }

    private static void Check(RuleContext context, ContactField field)
    {
        string text = context.Text(field);
        if (text.Length < 2) return;
        int space = text.LastIndexOf(' ');
        string last = space < 0 ? text : text[(space + 1)..];
        if (last.Length <= 12 && Words.Contains(last)) context.Report(field, "This is the name of an organisation.");
    }
}
