using System.Globalization;
using System.Text;

namespace CrmHygiene.Core.Verification.Email;

/// <summary>Host names after the @: RFC 1035 lengths, RFC 1123 letters, digits and hyphens, IDNA for the rest.</summary>
internal static class EmailDomainSyntax
{
    private const int MaxDomainOctets = 253;
    private const int MaxLabelOctets = 63;
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true, AllowUnassigned = false };

    /// <summary>Whether a text of letters, digits, hyphens and dots is a name of two or more labels with a plausible end.</summary>
    public static bool IsDottedName(ReadOnlySpan<char> domain)
    {
        if (domain.Length > MaxDomainOctets) return false;
        int labels = 0;
        while (true)
        {
            int dot = domain.IndexOf('.');
            ReadOnlySpan<char> label = dot < 0 ? domain : domain[..dot];
            if (label.IsEmpty || label.Length > MaxLabelOctets || label[0] == '-' || label[^1] == '-') return false;
            labels++;
            if (dot < 0) return labels > 1 && label.ContainsAnyExceptInRange('0', '9');
            domain = domain[(dot + 1)..];
        }
    }

    /// <summary>Checks a domain and turns it into A-labels where it has letters beyond ASCII.</summary>
    public static EmailReason Check(ReadOnlySpan<char> domain, EmailSyntaxOptions options, out int position, out string? ascii)
    {
        ascii = null;
        EmailReason reason = CheckLabels(domain, options, out position);
        if (reason != EmailReason.WellFormed) return reason;
        int lastDot = domain.LastIndexOf('.');
        if (lastDot < 0 && !options.AllowDotlessDomain) return EmailReason.DomainDotless;
        position = lastDot + 1;
        if (!IsPlausibleEnd(domain[position..])) return EmailReason.TopLevelDomainImplausible;
        position = 0;
        if (Ascii.IsValid(domain)) return domain.Length > MaxDomainOctets ? EmailReason.DomainTooLong : EmailReason.WellFormed;
        if (!options.AllowInternationalDomain) return EmailReason.DomainInternational;
        return CheckInternational(domain, out ascii);
    }

    private static EmailReason CheckLabels(ReadOnlySpan<char> domain, EmailSyntaxOptions options, out int position)
    {
        int labelStart = 0;
        for (position = 0; position <= domain.Length; position++)
        {
            if (position < domain.Length && domain[position] != '.')
            {
                char c = domain[position];
                if (char.IsAsciiLetterOrDigit(c)) continue;
                if (c == '-' && position == labelStart) return EmailReason.DomainHyphen;
                if (c == '-') continue;
                if (c == '@') return EmailReason.AtSignRepeated;
                if (char.IsWhiteSpace(c)) return EmailReason.WhiteSpaceInside;
                if (char.IsAscii(c)) return EmailReason.DomainCharacter;
                if (!options.AllowInternationalDomain) return EmailReason.DomainInternational;
                continue;
            }
            if (position == labelStart) return EmailReason.DomainDot;
            ReadOnlySpan<char> label = domain[labelStart..position];
            if (label[^1] == '-')
            {
                position--;
                return EmailReason.DomainHyphen;
            }
            if (label.Length > MaxLabelOctets)
            {
                position = labelStart + MaxLabelOctets;
                return EmailReason.DomainLabelTooLong;
            }
            labelStart = position + 1;
        }
        position = 0;
        return EmailReason.WellFormed;
    }

    /// <summary>RFC 1123 §2.1: the last label has a letter. Beyond ASCII it has letters, marks and digits only.</summary>
    private static bool IsPlausibleEnd(ReadOnlySpan<char> label)
    {
        bool letter = false;
        foreach (Rune rune in label.EnumerateRunes())
        {
            if (Rune.IsLetter(rune)) letter = true;
            else if (!rune.IsAscii && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.Format)) return false;
        }
        return letter;
    }

    private static EmailReason CheckInternational(ReadOnlySpan<char> domain, out string? ascii)
    {
        ascii = null;
        string text = domain.ToString();
        foreach (Rune rune in domain.EnumerateRunes())
            if (!rune.IsAscii && !IsLookupCharacter(rune)) return EmailReason.DomainIdna;
        try
        {
            // IdnMapping rejects more than 255 characters of input, which octet limits would have caught anyway.
            string mapped = Idn.GetAscii(text);
            // What mapping changes is DISALLOWED in IDNA 2008, letter case and composition aside (RFC 5895).
            if (!string.Equals(Idn.GetUnicode(mapped), text.Normalize(NormalizationForm.FormC).ToLowerInvariant(), StringComparison.Ordinal))
                return EmailReason.DomainIdna;
            if (mapped.Length > MaxDomainOctets) return EmailReason.DomainTooLong;
            ascii = mapped.ToLowerInvariant();
            return EmailReason.WellFormed;
        }
        catch (ArgumentException)
        {
            return EmailReason.DomainIdna;
        }
    }

    private static bool IsLookupCharacter(Rune rune) => rune.Value is 0x200C or 0x200D or 0xB7 or 0x375 or 0x5F3 or 0x5F4 or 0x30FB || (rune.Value != 0xFFFD && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.OtherSymbol);
}
