namespace CrmHygiene.Core.Standards.Rules;

internal sealed class PostalCodeRule() : ContactRule("PostalCode", RuleSeverity.Warning,
    "The postal code is not written as those of the country.", "Correct the code or the country; a leading zero may have been lost in a spreadsheet.")
{
    // 9 a digit, A a letter, ? the part after is optional; spaces and hyphens are not compared. Universal Postal Union, addressing S42.
    private static readonly Dictionary<string, string[]> Shapes = new(StringComparer.Ordinal)
    {
        ["AT"] = ["9999"], ["AU"] = ["9999"], ["BE"] = ["9999"], ["BG"] = ["9999"], ["BR"] = ["99999999"], ["CA"] = ["A9A9A9"], ["CH"] = ["9999"], ["CN"] = ["999999"], ["CY"] = ["9999"], ["CZ"] = ["99999"],
        ["DE"] = ["99999"], ["DK"] = ["9999"], ["EE"] = ["99999"], ["ES"] = ["99999"], ["FI"] = ["99999"], ["FR"] = ["99999"], ["GB"] = ["A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA"], ["GR"] = ["99999"],
        ["HR"] = ["99999"], ["HU"] = ["9999"], ["IL"] = ["9999999", "99999"], ["IN"] = ["999999"], ["IR"] = ["9999999999"], ["IT"] = ["99999"], ["JP"] = ["9999999"], ["KR"] = ["99999"], ["LI"] = ["9999"], ["LT"] = ["99999", "LT99999"],
        ["LU"] = ["9999", "L9999"], ["MX"] = ["99999"], ["NL"] = ["9999AA"], ["NO"] = ["9999"], ["NZ"] = ["9999"], ["PL"] = ["99999"], ["PT"] = ["9999999", "9999"], ["RO"] = ["999999"], ["RU"] = ["999999"], ["SA"] = ["99999", "999999999"],
        ["SE"] = ["99999"], ["SI"] = ["9999"], ["SK"] = ["99999"], ["TR"] = ["99999"], ["UA"] = ["99999"], ["US"] = ["99999", "999999999"], ["ZA"] = ["9999"],
    };

    public override void Check(RuleContext context)
    {
        string code = context.Text(ContactField.PostalCode);
        if (code.Length == 0 || context.Country() is not { } country || !Shapes.TryGetValue(country, out string[]? shapes)) return;
        ReadOnlySpan<char> text = code;
        // D-10115, CH-8000: the country's mark before the code.
        if (text.Length > country.Length + 1 && text.StartsWith(country, StringComparison.OrdinalIgnoreCase) && text[country.Length] == '-') text = text[(country.Length + 1)..];
        else if (text.Length > 2 && text[1] == '-' && char.ToUpperInvariant(text[0]) == country[0]) text = text[2..];
        foreach (string shape in shapes)
            if (Fits(text, shape)) return;
        context.Report(ContactField.PostalCode, "This is not a postal code of the country.");
    }

    private static bool Fits(ReadOnlySpan<char> text, string shape)
    {
        int at = 0;
        foreach (char c in text)
        {
            if (c is ' ' or '-' or '\u00A0') continue;
            if (at >= shape.Length) return false;
            char expected = shape[at++];
            bool fits = expected switch
            {
                '9' => char.IsDigit(c),
                'A' => char.IsAsciiLetter(c),
                _ => char.ToUpperInvariant(c) == expected,
            };
            if (!fits) return false;
        }
        return at == shape.Length;
    }
}
