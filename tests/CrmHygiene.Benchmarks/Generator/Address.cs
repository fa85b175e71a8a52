using System.Globalization;

namespace CrmHygiene.Benchmarks.Generator;

/// <summary>An invented postal address.</summary>
public readonly record struct Address(string Street, string City, string Region, string Postal)
{
    /// <summary>An address in a country; large cities more often.</summary>
    public static Address Draw(Culture culture, ref SeededRandom random)
    {
        double at = random.NextDouble();
        (string city, string region, string postal) = culture.Cities[(int)(at * at * culture.Cities.Length)];
        int limit = random.Below(4) == 0 ? 2400 : 180;
        string street = string.Format(CultureInfo.InvariantCulture, random.Pick(culture.StreetForms), random.Pick(culture.StreetNames), 1 + random.Below(limit));
        return new Address(street, city, region, Digits.Fill(postal, ref random));
    }
}
