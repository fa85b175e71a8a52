using System.Text.RegularExpressions;
using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Standards.Privacy;

/// <summary>Finds card numbers, account numbers, national numbers and special-category words in text, free text included. Thread-safe.</summary>
public static partial class SensitiveText
{
    /// <summary>What a text holds; the gravest where it holds several.</summary>
    /// <param name="text">The text of a cell.</param>
    /// <param name="header">The header of its column: it may say what the number is. Empty where there is none.</param>
    /// <param name="field">The field of its column. Phones and e-mail addresses are not searched; words are looked for in free text only.</param>
    public static SensitiveKind Find(string text, string header = "", ContactField field = ContactField.None)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length < 4 || ContactFields.IsPhone(field) || ContactFields.IsEmail(field) || ContactFields.KindOf(field) != FieldKind.Text) return SensitiveKind.None;
        int digits = 0;
        foreach (char c in text)
            if (char.IsAsciiDigit(c)) digits++;
        if (digits >= 13 && HoldsCard(text)) return SensitiveKind.CardNumber;
        if (digits >= 6 && field is not (ContactField.Id or ContactField.CustomerNumber) && NationalIds.Contains(text, OfHeader(header) == SensitiveKind.NationalId)) return SensitiveKind.NationalId;
        if (digits >= 10 && HoldsIban(text)) return SensitiveKind.BankAccount;
        return field is ContactField.None or ContactField.Notes or ContactField.Tags && Words().IsMatch(text) ? SensitiveKind.SpecialCategory : SensitiveKind.None;
    }

    /// <summary>What a column is meant to hold, by its header.</summary>
    /// <param name="header">The header as found.</param>
    public static SensitiveKind OfHeader(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (header.Length == 0) return SensitiveKind.None;
        string words = " " + string.Join(' ', HeaderText.Words(header)) + " ";
        if (CardHeader().IsMatch(words)) return SensitiveKind.CardNumber;
        if (NationalHeader().IsMatch(words)) return SensitiveKind.NationalId;
        if (AccountHeader().IsMatch(words)) return SensitiveKind.BankAccount;
        return SpecialHeader().IsMatch(words) ? SensitiveKind.SpecialCategory : SensitiveKind.None;
    }

    // 13 to 19 digits in groups, a prefix some network issues, Luhn right. A timestamp or id of random digits passes all
    // three about once in thirty, so bare ids (no grouping) need the length their network uses.
    private static bool HoldsCard(string text)
    {
        Span<char> digits = stackalloc char[19];
        foreach (ValueMatch match in Card().EnumerateMatches(text))
        {
            int n = 0;
            foreach (char c in text.AsSpan(match.Index, match.Length))
                if (char.IsAsciiDigit(c) && n < 19) digits[n++] = c;
            if (IsCard(digits[..n])) return true;
        }
        return false;
    }

    private static bool IsCard(ReadOnlySpan<char> d)
    {
        if (d.Length < 13 || d.IndexOfAnyExcept(d[0]) < 0) return false;
        int two = ((d[0] - '0') * 10) + d[1] - '0';
        int four = (two * 100) + ((d[2] - '0') * 10) + d[3] - '0';
        bool network = d.Length switch
        {
            15 => two is 34 or 37,
            14 => two is 36 or 38 || four is >= 3000 and <= 3059,
            16 => d[0] == '4' || two is >= 51 and <= 55 || four is (>= 2221 and <= 2720) or 6011 || two is 65 or 62 || four is >= 3528 and <= 3589,
            _ => false,
        };
        return network && CheckDigits.Luhn(d);
    }

    private static bool HoldsIban(string text)
    {
        foreach (Match match in Iban().Matches(text))
        {
            string plain = match.Value.Replace(" ", string.Empty, StringComparison.Ordinal);
            // A word may stand behind: try the lengths IBANs have.
            for (int length = Math.Min(34, plain.Length); length >= 15; length--)
                if (CheckDigits.Mod97(plain[4..length] + plain[..4]) == 1) return true;
        }
        return false;
    }

    [GeneratedRegex(@"(?<![\d+.-])\d(?:[ -]?\d){12,18}(?![\d.-]?\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Card();

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}", RegexOptions.CultureInvariant)]
    private static partial Regex Iban();

    [GeneratedRegex(@" (?:credit card|card number|card no|kreditkarte\w*|kartennummer|carte bancaire|tarjeta de credito|cvv|cvc) ", RegexOptions.CultureInvariant)]
    private static partial Regex CardHeader();

    [GeneratedRegex(@" (?:iban|bank account|account number|kontonummer|bankverbindung|rib) ", RegexOptions.CultureInvariant)]
    private static partial Regex AccountHeader();

    [GeneratedRegex(@" (?:ssn|social security(?: number| no)?|sin|national id(?: number)?|nationalid|id card(?: number)?|passport(?: number| no)?|tax id|steuer ?id\w*|sozialversicherungsnummer|personalausweis\w*|reisepass\w*|bsn|burgerservicenummer|paspoort\w*|numero de securite sociale|nir|dni|nie|nif|codice fiscale|cpf|pesel|aadhaar|personnummer|کد ?ملی|رقم الهوی[هة]|الرقم القوم[يی]) ", RegexOptions.CultureInvariant)]
    private static partial Regex NationalHeader();

    [GeneratedRegex(@" (?:religion|religious\w*|faith|denomination|confession|konfession|glaube|geloof|godsdienst|religione?|croyance|دین|مذهب|الديانة|الدیانه|health|medical|diagnosis|diagnose|illness|disease|disability|allergy|allergies|krankheit|behinderung|gesundheit\w*|allergien?|ziekte|sante|maladie|handicap|salud|enfermedad|pregnan\w+|blood type|political\w*|party membership|partei|parteizugehorigkeit|politique|partido|trade union|union member\w*|gewerkschaft\w*|vakbond|syndicat|sindicato|sexual orientation|orientation|sexuelle orientierung|sexuality|ethnic\w*|ethnicity|race|herkunft|etnia|biometric\w*|genetic\w*|criminal\w*) ", RegexOptions.CultureInvariant)]
    private static partial Regex SpecialHeader();

    [GeneratedRegex(@"\b(?:diabet\w+|pregnan\w+|schwanger\w*|cancer|krebskrank\w*|chemotherap\w+|hiv|aids|depress(?:ed|ion|iv)|bipolar|burn-?out|epilep\w+|wheelchair|rollstuhl\w*|handicap\w*|disabled|schwerbehindert\w*|autis\w+|alcoholi\w+|sick leave|krankgeschrieben|allerg(?:y|ic|ies|isch|ie)|asthma\w*|(?:is|ist|practi[sc]ing|devout|gläubige?r?) (?:a )?(?:catholic|protestant|muslim|moslem|jewish|jew|hindu|buddhist|christian|katholisch|evangelisch|muslimisch|jüdisch)|gay|lesbian|homosexual|homosexuell|bisexual|transgender|trade union member(?:ship)?|union member(?:ship)?|gewerkschaftsmitglied|party member|parteimitglied|convicted|vorbestraft|mitglied (?:der|einer) gewerkschaft|krebserkrankung|diab[eé]ti(?:que|c[oa])s?|est enceinte|s[eé]ropositi\w+|handicap[eé]e?s?|d[eé]pressi(?:f|ve)|asthmatique|juive?|musulmane?|catholique|homosexuel(?:le)?|syndiqu[eé]e?|membre (?:du|d'un) (?:syndicat|parti)|zwanger|suikerziekte|kanker|gehandicapt|vakbondslid|lid van (?:de|een) (?:vakbond|partij)|partijlid|joods|homoseksueel|embarazada|c[aá]ncer|discapacitad[oa]|minusv[aá]lid[oa]|sindicalista|afiliad[oa] al? (?:sindicato|partido)|incinta|disabile|iscritt[oa] al (?:sindacato|partito)|omosessuale)\b|کمونیست|مسلمان|مسیحی|باردار|حامل|سرطان|سكري|دیابت", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
