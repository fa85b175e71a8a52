using System.Globalization;

namespace CrmHygiene.Benchmarks.Generator;

/// <summary>Makes the person with a number; the same number is the same person, so that duplicates need no memory.</summary>
public sealed class PersonFactory(GeneratorOptions options, int people)
{
    private static readonly RankedNames Titles = new(RankedNames.Words("""
        Manager Sales_Manager Owner Director CEO Account_Manager Engineer Marketing_Manager Consultant Project_Manager Accountant
        Office_Manager Developer Head_of_Sales Analyst Buyer HR_Manager Operations_Manager Designer IT_Manager CFO Teacher
        Geschäftsführer Product_Manager Assistant Founder Vice_President Technician Directeur_commercial Nurse Purchasing_Manager
        """), 0.8);

    // How often a list knows e-mail, phone, company, street, city and postal code where five of eight fields are filled.
    private static readonly double[] FillAtFive = [0.85, 0.55, 0.5, 0.35, 0.4, 0.35];

    private const int KeptCompanies = 100_000;

    /// <summary>So many employers of each culture have more people than names tell apart.</summary>
    private const int LargeEmployers = 1000;

    private readonly double[] _fill = FillRates(options.Fill);
    private readonly int _companies = Math.Max(20, people / 5);
    private readonly Dictionary<long, Company> _known = [];

    /// <summary>The person as the first record has them.</summary>
    public Person Create(int number)
    {
        var random = new SeededRandom(options.Seed, number);
        Culture culture = Cultures.Draw(ref random);
        var person = new Person { Culture = culture, FirstName = culture.FirstNames.Draw(ref random), LastName = culture.LastNames.Draw(ref random) };
        bool household = number > 0 && (number & 1) == 1 && random.Chance(0.05);
        if (household) JoinHousehold(person, number - 1, ref random);
        SetCompany(person, ref random);
        if (!household)
        {
            if (person.Street.Length == 0 || random.Chance(0.4)) Move(person, ref random);
            person.Phone = random.Chance(0.08) && person.Phone.Length > 0 ? person.Phone : Digits.Fill(random.Pick(person.Culture.PhonePatterns), ref random);
        }
        person.Email = random.Chance(0.55) ? person.Email : PrivateAddress(person, ref random);
        person.JobTitle = Titles.Draw(ref random);
        person.Filled = DrawFilled(ref random);
        return person;
    }

    /// <summary>Gives the person another address.</summary>
    public static void Move(Person person, ref SeededRandom random) => Place(person, Address.Draw(person.Culture, ref random));

    /// <summary>Gives the person another employer, and the address and mail that come with it.</summary>
    public void SetCompany(Person person, ref SeededRandom random)
    {
        // Few employers have many of the people, most have one or two.
        double at = random.NextDouble();
        long number = (long)(at * at * _companies) * Cultures.All.Length + Array.IndexOf(Cultures.All, person.Culture);
        Company company = CompanyOf(person.Culture, number);
        person.Company = company.Name;
        person.Email = WorkAddress(person, company, number < LargeEmployers * Cultures.All.Length, ref random);
        if (person.Street.Length > 0) return;
        person.Phone = company.Phone;
        Place(person, company.Address);
    }

    /// <summary>An address at a provider, as unlike others' as theirs are in life.</summary>
    public static string PrivateAddress(Person person, ref SeededRandom random)
    {
        (string first, string last) = LocalNames(person, ref random);
        int form = random.Below(5);
        string local = form switch
        {
            0 => $"{first}{last}",
            1 => $"{first[0]}{last}",
            2 => $"{first}_{last}",
            3 => $"{last}.{first}",
            _ => $"{first}.{last}",
        };
        // A provider gives an address to one person only: who has a common name gets more digits.
        int digits = person.Culture.LastNames.IsCommon(person.LastName) ? 4 : last.Length >= 9 && random.Chance(0.6) ? 0 : last.Length >= 8 ? 2 : 4;
        if (form == 1) digits += 2;
        string number = digits == 0 ? "" : random.Below((int)Math.Pow(10, digits)).ToString("D" + digits, CultureInfo.InvariantCulture);
        return $"{local}{number}@{random.Pick(person.Culture.Providers)}";
    }

    private Company CompanyOf(Culture culture, long number)
    {
        if (_known.TryGetValue(number, out Company? company)) return company;
        company = Company.Create(culture, options.Seed, number);
        if (_known.Count < KeptCompanies) _known.Add(number, company);
        return company;
    }

    private static string WorkAddress(Person person, Company company, bool large, ref SeededRandom random)
    {
        (string first, string last) = LocalNames(person, ref random);
        string local = company.MailForm switch
        {
            1 => $"{first[0]}{last}",
            2 => $"{first}.{last[0]}",
            3 => $"{first[0]}.{last}",
            4 => last,
            _ => $"{first}.{last}",
        };
        // Where many work, colleagues of one name are told apart by a number.
        return $"{local}{(large ? random.Below(1000).ToString(CultureInfo.InvariantCulture) : "")}@{company.Domain}";
    }

    private static (string First, string Last) LocalNames(Person person, ref SeededRandom random)
    {
        string first = AsciiText.Slug(person.FirstName, '\0'), last = AsciiText.Slug(person.LastName, '\0');
        // Names in other scripts: people pick something to type.
        if (first.Length == 0) first = "bcdfghjklmnprstvz"[random.Below(17)] + "a";
        if (last.Length == 0) last = "bcdfghjklmnprstvz"[random.Below(17)] + Digits.Fill("a####", ref random);
        return (first, last);
    }

    private void JoinHousehold(Person person, int other, ref SeededRandom random)
    {
        Person partner = Create(other);
        person.Culture = partner.Culture;
        person.FirstName = partner.Culture.FirstNames.Draw(ref random);
        person.LastName = partner.LastName;
        person.Phone = partner.Phone;
        Place(person, new Address(partner.Street, partner.City, partner.Region, partner.Postal));
    }

    private static void Place(Person person, Address address)
    {
        person.Street = address.Street;
        person.City = address.City;
        person.Region = address.Region;
        person.Postal = address.Postal;
    }

    private int DrawFilled(ref SeededRandom random)
    {
        int filled = 0b11;
        for (int i = 0; i < _fill.Length; i++)
            if (random.Chance(_fill[i])) filled |= 4 << i;
        // A contact nobody can reach is no contact.
        if ((filled & 0b1100) == 0) filled |= 1 << (int)(random.Chance(0.7) ? MatchingField.Email : MatchingField.Phone);
        return filled;
    }

    /// <summary>Rates that average to the wanted share: the empty rates at five of eight, raised to the same power.</summary>
    private static double[] FillRates(double fill)
    {
        double wanted = Math.Clamp((fill * 8) - 2, 0.2, 6);
        double low = 0, high = 60;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (FillAtFive.Sum(rate => 1 - Math.Pow(1 - rate, middle)) < wanted) low = middle;
            else high = middle;
        }
        return FillAtFive.Select(rate => 1 - Math.Pow(1 - rate, low)).ToArray();
    }
}
