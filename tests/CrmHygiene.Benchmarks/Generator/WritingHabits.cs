using System.Globalization;

namespace CrmHygiene.Benchmarks.Generator;

/// <summary>Writes a person as the rows of an export: casing, white space, phone and country forms, dates, mail history.</summary>
public static class WritingHabits
{
    private static readonly string[] Sources =
        ["Web form", "Trade fair", "Referral", "Newsletter", "Webinar", "Cold call", "Purchased list", "Partner", "Chat", "Event 2024"];

    private static readonly string[] Bounces = ["Unknown user", "Mailbox full", "Content", "Policy", "Spam", "Recipient address rejected"];

    // The last day of a generated export.
    private static readonly DateTime Today = new(2026, 10, 31, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The row, in the order of <see cref="ContactGenerator.Headers"/>.</summary>
    public static string[] Write(Person person, int row, ref SeededRandom random)
    {
        int casing = random.Below(100);
        string Name(string text) => casing switch { < 4 => text.ToUpperInvariant(), < 9 => text.ToLowerInvariant(), _ => text };
        bool Has(MatchingField field) => (person.Filled & (1 << (int)field)) != 0;
        int createdDay = random.Below(3650);
        DateTime created = Today.AddDays(-createdDay).AddMinutes(random.Below(1440));
        double recent = random.NextDouble();
        DateTime active = Today.AddDays(-(int)(createdDay * recent * recent)).AddMinutes(random.Below(1440));
        return
        [
            (51_000_000_001 + ((long)row * 25)).ToString(CultureInfo.InvariantCulture),
            Has(MatchingField.FirstName) ? Space(Name(person.FirstName), ref random) : "",
            Has(MatchingField.LastName) ? Space(Name(person.LastName), ref random) : "",
            Has(MatchingField.Email) ? Email(person.Email, ref random) : "",
            Has(MatchingField.Phone) ? Phone(person.Phone, person.Culture, ref random) : "",
            Has(MatchingField.Company) ? CompanyForm(person.Company, ref random) : "",
            random.Chance(0.75) ? person.JobTitle : "",
            Has(MatchingField.Street) ? StreetForm(person.Street, ref random) : "",
            Has(MatchingField.City) ? Name(person.City) : "",
            Has(MatchingField.City) && random.Chance(0.8) ? person.Region : "",
            Has(MatchingField.Postal) ? person.Postal : "",
            random.Chance(0.85) ? random.Chance(0.7) ? person.Culture.CountryForms[0] : random.Pick(person.Culture.CountryForms) : "",
            random.Pick(Sources),
            Date(created),
            random.Chance(0.9) ? Date(active) : "",
            random.Chance(0.05) ? "true" : random.Chance(0.5) ? "false" : "",
            random.Chance(0.03) ? random.Pick(Bounces) : "",
            random.Chance(0.85) ? random.Below(random.Chance(0.2) ? 25 : 8).ToString(CultureInfo.InvariantCulture) : "",
        ];
    }

    private static string Date(DateTime date)
    {
        Span<char> text = stackalloc char[19];
        date.TryFormat(text, out _, "s", CultureInfo.InvariantCulture);
        text[10] = ' ';
        return new string(text[..16]);
    }

    private static string Space(string text, ref SeededRandom random) => random.Below(100) switch
    {
        0 => text + " ",
        1 => " " + text,
        2 => text.Contains(' ', StringComparison.Ordinal) ? text.Replace(" ", "  ", StringComparison.Ordinal) : text + "\u00A0",
        _ => text,
    };

    private static string Email(string email, ref SeededRandom random) => random.Below(100) switch
    {
        < 4 => email.ToUpperInvariant(),
        < 7 => char.ToUpperInvariant(email[0]) + email[1..],
        7 => email + " ",
        8 => "mailto:" + email,
        9 => email.Replace("@", "", StringComparison.Ordinal),
        _ => email,
    };

    private static string Phone(string digits, Culture culture, ref SeededRandom random)
    {
        int area = Math.Min(3, digits.Length - 4);
        string head = digits[..area], middle = digits[area..^4], tail = digits[^4..];
        return random.Below(20) switch
        {
            < 5 => $"+{culture.CallingCode}{digits}",
            < 8 => $"+{culture.CallingCode} {head} {middle} {tail}",
            < 11 => $"({culture.TrunkPrefix}{head}) {middle}-{tail}",
            < 14 => $"{culture.TrunkPrefix}{digits}",
            < 16 => $"{culture.TrunkPrefix}{head}-{middle}-{tail}",
            16 => $"00{culture.CallingCode} {head} {middle}{tail}",
            17 => $"{culture.TrunkPrefix}{head}/{middle}{tail}",
            18 => $"+{culture.CallingCode} ({(culture.TrunkPrefix.Length > 0 ? "0" : "")}) {head} {middle} {tail}".Replace("() ", "", StringComparison.Ordinal),
            _ => $"{culture.TrunkPrefix}{head}.{middle}.{tail} ext {random.Below(900) + 100}",
        };
    }

    private static string CompanyForm(string company, ref SeededRandom random) => random.Below(10) switch
    {
        0 => company.ToUpperInvariant(),
        1 => company.LastIndexOf(' ') is > 3 and int at ? company[..at] : company,
        2 => company.Replace(".", "", StringComparison.Ordinal),
        _ => company,
    };

    private static string StreetForm(string street, ref SeededRandom random)
    {
        if (random.Below(4) > 0) return street;
        return street.Replace(" Street", " St", StringComparison.Ordinal).Replace(" Avenue", " Ave.", StringComparison.Ordinal)
            .Replace(" Road", " Rd", StringComparison.Ordinal).Replace("straße", "str.", StringComparison.Ordinal)
            .Replace("Calle ", "C/ ", StringComparison.Ordinal).Replace("boulevard", "bd", StringComparison.Ordinal);
    }
}
