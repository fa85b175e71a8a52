using System.Buffers;

namespace CrmHygiene.Core.Standards.Rules;

internal sealed class KeyboardMashRule() : ContactRule("KeyboardMash", RuleSeverity.Warning,
    "A name was typed by running fingers over the keyboard, or repeats one letter.", "Empty the field, or remove the contact: nobody gave this name.")
{
    private static readonly string[] Rows = ["qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "qsdfghjklm", "zxcvbnm", "yxcvbnm", "wxcvbn"];
    private static readonly bool[] Neighbours = FindNeighbours();
    private static readonly string[] Starts = ["asdf", "qwer", "zxcv", "yxcv", "hjkl", "fghj"];
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyAEIOUYáéíóúàèìòùâêîôûäëïöüåæøœýãõÁÉÍÓÚÀÈÌÒÙÂÊÎÔÛÄËÏÖÜÅÆØŒÝ");

    public override void Check(RuleContext context)
    {
        Check(context, ContactField.FirstName);
        Check(context, ContactField.LastName);
        Check(context, ContactField.FullName);
        Check(context, ContactField.Company);
    }

    private static void Check(RuleContext context, ContactField field)
    {
        string text = context.Text(field);
        if (text.Length >= 4 && IsMash(text, field == ContactField.Company)) context.Report(field, "This looks like keys pressed at random.");
    }

    internal static bool IsMash(string text, bool organisation)
    {
        int same = 1, run = 1, longestRun = 1;
        char b = char.ToLowerInvariant(text[0]);
        for (int i = 1; i < text.Length; i++)
        {
            char a = b;
            b = char.ToLowerInvariant(text[i]);
            same = a == b && char.IsLetter(b) ? same + 1 : 1;
            if (same >= 4 && !(organisation && text.Contains('.', StringComparison.Ordinal))) return true;
            run = AreNeighbours(a, b) ? run + 1 : 1;
            longestRun = Math.Max(longestRun, run);
        }
        // Four keys in a row are a name now and then (Azer, Werther), five never.
        if (longestRun >= 5 || (longestRun == 4 && Array.Exists(Starts, s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase)))) return true;
        return !organisation && text.Length >= 6 && IsAsciiLetters(text) && text.AsSpan().IndexOfAny(Vowels) < 0;
    }

    private static bool AreNeighbours(char a, char b) => char.IsAsciiLetterLower(a) && char.IsAsciiLetterLower(b) && Neighbours[(a - 'a') * 26 + b - 'a'];

    private static bool[] FindNeighbours()
    {
        bool[] pairs = new bool[26 * 26];
        foreach (string row in Rows)
            for (int i = 1; i < row.Length; i++) pairs[(row[i - 1] - 'a') * 26 + row[i] - 'a'] = true;
        return pairs;
    }

    private static bool IsAsciiLetters(string text)
    {
        bool small = false;
        foreach (char c in text)
        {
            if (!char.IsAsciiLetter(c)) return false;
            small |= char.IsAsciiLetterLower(c);
        }
        return small;
    }
}
