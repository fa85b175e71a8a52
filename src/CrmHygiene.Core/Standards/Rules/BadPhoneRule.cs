namespace CrmHygiene.Core.Standards.Rules;

/// <summary>Whether it can be a number at all; Test-CrmPhone knows the countries' plans.</summary>
internal sealed class BadPhoneRule() : ContactRule("BadPhone", RuleSeverity.Warning,
    "A phone number has too few or too many digits, or is something else.", "Correct it from its source, or empty it; Test-CrmPhone says what is wrong.")
{
    private static readonly ContactField[] Fields = [ContactField.Phone, ContactField.MobilePhone, ContactField.HomePhone, ContactField.Fax];

    public override void Check(RuleContext context)
    {
        foreach (ContactField field in Fields)
        {
            string text = context.Text(field);
            // An e-mail address in a phone column is another rule's finding.
            if (text.Length == 0 || text.Contains('@', StringComparison.Ordinal)) continue;
            int digits = Digits(text, out int letters);
            if (letters > 0) context.Report(field, "This is not a phone number: it has letters in it.");
            else if (digits < 5) context.Report(field, "This is too short for a phone number.");
            // 15 digits is the longest number there is (E.164), with a prefix and a (0) before it.
            else if (digits > 18) context.Report(field, "This is too long for one phone number.");
        }
    }

    // Digits before an extension; letters that are not the word for it.
    internal static int Digits(string text, out int letters)
    {
        int digits = 0;
        letters = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsDigit(c)) digits++;
            else if (char.IsLetter(c))
            {
                if (digits >= 5 && IsExtension(text.AsSpan(i))) return digits;
                letters++;
            }
            else if (c == '#' && digits >= 5) return digits;
        }
        return digits;
    }

    private static bool IsExtension(ReadOnlySpan<char> rest)
    {
        foreach (string word in (ReadOnlySpan<string>)["extension", "ext", "x", "app", "durchwahl", "dw", "poste", "toestel", "داخلی", "تحويلة"])
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) && rest.Length > word.Length && !char.IsLetter(rest[word.Length])) return true;
        return false;
    }
}
