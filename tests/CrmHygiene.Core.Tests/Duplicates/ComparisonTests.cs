using System.Text;
using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Profiling;
using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Tests.Duplicates;

/// <summary>What two values of a kind have in common.</summary>
public sealed class ComparisonTests
{
    [Theory]
    [InlineData("Shah Optics Pvt. Ltd.", "shah optics")]
    [InlineData("Keller GmbH & Co. KG", "keller")]
    [InlineData("Rossi S.r.l.", "rossi")]
    [InlineData("Dubois S. A. R. L.", "dubois")]
    [InlineData("Kowalski Sp. z o.o.", "kowalski")]
    [InlineData("Limited", "limited")]
    [InlineData("Company & Co.", "company")]
    [InlineData("Vitamin C", "vitamin c")]
    [InlineData("Limited Brands", "limited brands")]
    public void A_company_is_compared_without_its_legal_form(string company, string expected) => Assert.Equal(expected, Folded(company, EvidenceKind.Company));

    [Theory]
    [InlineData("mailto:Anna@Firm.example", "anna@firm.example")]
    [InlineData("mailto@firm.example", "mailto@firm.example")]
    public void An_address_is_compared_without_its_scheme(string address, string expected) => Assert.Equal(expected, Folded(address, EvidenceKind.Email));

    [Theory]
    [InlineData("al farsi", "al farsy", NameComparer.Close)]
    [InlineData("al qasali", "al rasani", NameComparer.Similar)]
    [InlineData("de boer", "de boere", NameComparer.Close)]
    [InlineData("rajanathan", "ramanathan", NameComparer.Close)]
    public void An_article_that_names_share_makes_them_no_closer(string left, string right, int expected)
    {
        var comparer = new NameComparer(Pool(left, right), nicknames: false);
        Assert.Equal(expected, comparer.Grade(1, 2));
        Assert.Equal(expected, comparer.Grade(2, 1));
    }

    [Theory]
    [InlineData(200, 1, NameComparer.Close)]
    [InlineData(200, 5, NameComparer.Close)]
    [InlineData(200, 90, NameComparer.Variant)]
    [InlineData(3, 3, NameComparer.Close)]
    public void Two_spellings_that_many_bear_are_two_names_and_a_rare_one_is_a_typing_error(int schmidt, int schmid, int expected)
    {
        TextPool pool = new();
        pool.Add("schmidt"u8, schmidt);
        pool.Add("schmid"u8, schmid);
        Assert.Equal(expected, new NameComparer(pool.Freeze(), nicknames: false).Grade(1, 2));
    }

    [Fact]
    public void A_short_form_is_a_nickname_of_given_names_only()
    {
        ValuePool pool = Pool("william", "bill");
        Assert.Equal(NameComparer.Nickname, new NameComparer(pool, nicknames: true).Grade(1, 2));
        Assert.Equal(NameComparer.Other, new NameComparer(pool, nicknames: false).Grade(1, 2));
        Assert.False(new NameComparer(pool, nicknames: false).Reaches(NameComparer.Nickname));
    }

    [Theory]
    [InlineData("ibm", "international business machines", true, 3)]
    [InlineData("ibm", "international business machines", false, 5)]
    [InlineData("ibm", "international business", true, 5)]
    [InlineData("ib", "international business", true, 5)]
    public void A_company_may_be_written_by_its_initials(string left, string right, bool acronyms, int expected)
    {
        ValuePool pool = Pool(left, right);
        var comparer = new WordsComparer(pool, new WordIndex(pool), acronyms);
        Assert.Equal(expected, comparer.Grade(1, 2));
        Assert.Equal(expected, comparer.Grade(2, 1));
    }

    private static string Folded(string text, EvidenceKind kind)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text), target = new byte[(4 * bytes.Length) + 16];
        return Encoding.ASCII.GetString(target, 0, ValueFolder.Apply(bytes, kind, DateOrder.Unknown, target));
    }

    private static ValuePool Pool(params string[] values)
    {
        TextPool pool = new();
        foreach (string value in values) pool.Add(Encoding.ASCII.GetBytes(value), 1);
        return pool.Freeze();
    }
}
