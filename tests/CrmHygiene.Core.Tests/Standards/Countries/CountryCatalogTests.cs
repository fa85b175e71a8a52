using CrmHygiene.Core.Standards.Countries;

namespace CrmHygiene.Core.Tests.Standards.Countries;

public class CountryCatalogTests
{
    [Theory]
    [InlineData("DE", "DE")]
    [InlineData("deu", "DE")]
    [InlineData("276", "DE")]
    [InlineData("8", "AL")]
    [InlineData("Germany", "DE")]
    [InlineData("Deutschland", "DE")]
    [InlineData("ALLEMAGNE", "DE")]
    [InlineData("Alemania", "DE")]
    [InlineData("Duitsland", "DE")]
    [InlineData("ألمانيا", "DE")]
    [InlineData("آلمان", "DE")]
    [InlineData("德国", "DE")]
    [InlineData("Германия", "DE")]
    [InlineData("독일", "DE")]
    [InlineData("UK", "GB")]
    [InlineData("U.S.A.", "US")]
    [InlineData("United States of America", "US")]
    [InlineData("the netherlands", "NL")]
    [InlineData("Holland", "NL")]
    [InlineData("Österreich", "AT")]
    [InlineData("Oesterreich", "AT")]
    [InlineData("Cote d'Ivoire", "CI")]
    [InlineData("Côte d’Ivoire", "CI")]
    [InlineData("Trinidad & Tobago", "TT")]
    [InlineData("Trinidad and Tobago", "TT")]
    [InlineData("St. Lucia", "LC")]
    [InlineData("Turkey", "TR")]
    [InlineData("Türkiye", "TR")]
    [InlineData("Russian Federation", "RU")]
    [InlineData("Korea, Republic of", "KR")]
    [InlineData("Iran (Islamic Republic of)", "IR")]
    [InlineData("Viet Nam", "VN")]
    [InlineData("Czech Republic", "CZ")]
    [InlineData("Ελλάδα", "GR")]
    [InlineData("EL", "GR")]
    [InlineData("Kosovo", "XK")]
    [InlineData("Germany (DE)", "DE")]
    [InlineData("US - United States", "US")]
    [InlineData("Georgia", "GE")]
    [InlineData("Niger", "NE")]
    [InlineData("Nigeria", "NG")]
    [InlineData("Dominica", "DM")]
    public void Finds_a_country_by_code_and_by_name(string text, string alpha2) => Assert.Equal(alpha2, CountryCatalog.Find(text)?.Alpha2);

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("XX")]
    [InlineData("Atlantis")]
    [InlineData("Bavaria")]
    [InlineData("Germany/France")]
    [InlineData("999")]
    [InlineData("\ud800")]
    public void Names_no_country_it_does_not_know(string? text) => Assert.Null(CountryCatalog.Find(text));

    [Fact]
    public void Every_country_is_found_by_all_it_is_called()
    {
        Assert.Equal(250, CountryCatalog.All.Count);
        foreach (Country country in CountryCatalog.All)
        {
            Assert.Equal(country, CountryCatalog.Find(country.Name));
            Assert.Equal(country, CountryCatalog.Find(country.Name.ToUpperInvariant()));
            Assert.Equal(country, CountryCatalog.Find(country.Alpha2));
            Assert.Equal(country, CountryCatalog.Find(country.Alpha3));
            if (country.Numeric.Length > 0) Assert.Equal(country, CountryCatalog.Find(country.Numeric));
        }
    }
}
