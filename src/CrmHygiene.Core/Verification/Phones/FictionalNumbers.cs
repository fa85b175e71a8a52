using PhoneNumbers;

namespace CrmHygiene.Core.Verification.Phones;

/// <summary>
/// Numbers kept for films and examples: 555-0100 to 555-0199 in North America (NANPA), Ofcom's drama numbers in Britain,
/// ACMA's in Australia, ARCEP's in France.
/// </summary>
internal static class FictionalNumbers
{
    public static bool Contains(PhoneNumber number)
    {
        ulong n = number.NationalNumber;
        return number.CountryCode switch
        {
            1 => n is >= 2_000_000_000 and <= 9_999_999_999 && n / 100 % 100_000 == 55501,
            44 => n is (>= 7700900000 and <= 7700900999) or (>= 2079460000 and <= 2079460999) or (>= 1632960000 and <= 1632960999)
                or (>= 8081570000 and <= 8081570999) or (>= 1134960000 and <= 1134960999) or (>= 1144960000 and <= 1144960999) or (>= 1154960000 and <= 1154960999)
                or (>= 1164960000 and <= 1164960999) or (>= 1174960000 and <= 1174960999) or (>= 1184960000 and <= 1184960999) or (>= 1214960000 and <= 1214960999)
                or (>= 1314960000 and <= 1314960999) or (>= 1414960000 and <= 1414960999) or (>= 1514960000 and <= 1514960999) or (>= 1614960000 and <= 1614960999),
            61 => n is (>= 491570006 and <= 491570159) or (>= 491570313 and <= 491570319) or (>= 255500000 and <= 255509999 and < 255501000)
                or (>= 355500000 and <= 355500999) or (>= 755500000 and <= 755500999) or (>= 855500000 and <= 855500999),
            33 => n is (>= 199000000 and <= 199009999) or (>= 261910000 and <= 261919999) or (>= 353010000 and <= 353019999)
                or (>= 465710000 and <= 465719999) or (>= 536490000 and <= 536499999) or (>= 639980000 and <= 639989999),
            _ => false,
        };
    }
}
