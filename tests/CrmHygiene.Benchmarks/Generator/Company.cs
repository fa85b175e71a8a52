using System.Globalization;

namespace CrmHygiene.Benchmarks.Generator;

/// <summary>An invented employer.</summary>
/// <param name="Name">Name with its legal form.</param>
/// <param name="Domain">Its mail domain, reserved by RFC 2606.</param>
/// <param name="Phone">National number of the switchboard.</param>
/// <param name="MailForm">How its people's addresses are made: 0 first.last, 1 flast, 2 first, 3 f.last, 4 last.</param>
/// <param name="Address">Where it is.</param>
public sealed record Company(string Name, string Domain, string Phone, int MailForm, Address Address)
{
    private static readonly string[] Trades = RankedNames.Words("""
        Consulting Logistics Software Foods Partners Systems Media Trading Design Engineering Solutions Services Group Health
        Energy Textiles Motors Travel Studio Labs Analytics Print Homes Interiors Plastics Optics Tools Events Security Marine
        """);

    /// <summary>The company with a number; the same number is the same company.</summary>
    public static Company Create(Culture culture, long seed, long number)
    {
        var random = new SeededRandom(seed ^ 0x5EED_C0, number);
        string stem = culture.LastNames.Draw(ref random);
        if (stem.Any(c => c > 'ɏ')) stem = "Atlas" + (number % 977);
        string trade = random.Pick(Trades);
        string legal = random.Pick(culture.LegalForms);
        string name = random.Below(8) == 0 ? $"{stem} & {culture.LastNames.Draw(ref random)}" : $"{stem} {trade}";
        // A domain has one owner, whatever others are called.
        string domain = $"{AsciiText.Slug(stem, '-')}-{AsciiText.Slug(trade, '-')}{number.ToString("x", CultureInfo.InvariantCulture)}.example.com";
        return new Company(legal.Length == 0 ? name : $"{name} {legal}", domain, Digits.Fill(random.Pick(culture.PhonePatterns), ref random),
            random.Below(5), Address.Draw(culture, ref random));
    }
}
