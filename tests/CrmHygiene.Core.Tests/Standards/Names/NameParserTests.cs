using CrmHygiene.Core.Standards.Names;
using CrmHygiene.Core.Tests.Verification.Email;
using Xunit.Abstractions;

namespace CrmHygiene.Core.Tests.Standards.Names;

public class NameParserTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("Dr. Anna-Maria von der Leyen", "Dr.", "Anna-Maria", "", "von der Leyen", "")]
    [InlineData("SMITH, JOHN PAUL, JR.", "", "John", "Paul", "Smith", "Jr")]
    [InlineData("Jane Doe, MA", "", "Jane", "", "Doe", "MA")]
    [InlineData("Jo Ma", "", "Jo", "", "Ma", "")]
    [InlineData("Frau Schmidt", "Frau", "", "", "Schmidt", "")]
    [InlineData("Plato", "", "Plato", "", "", "")]
    [InlineData("", "", "", "", "", "")]
    [InlineData(",,,", "", "", "", "", "")]
    public void Takes_a_name_apart(string text, string title, string first, string middle, string last, string suffix) =>
        Assert.Equal(new PersonName(title, first, middle, last, suffix, ""), NameParser.Parse(text));

    [SkippableFact]
    public void Agrees_with_the_corpus()
    {
        List<Dictionary<string, string>> rows = Corpora.Read("names/name_parsing.csv");
        List<string> wrong = [];
        foreach (Dictionary<string, string> row in rows)
        {
            PersonName expected = new(row["title"], row["first"], row["middle"], row["last"], row["suffix"], row["nickname"]);
            PersonName found = NameParser.Parse(row["raw"]);
            if (found != expected) wrong.Add($"{row["raw"]}: {found}");
        }
        output.WriteLine($"name parsing: {rows.Count - wrong.Count} of {rows.Count} ({100.0 * (rows.Count - wrong.Count) / rows.Count:0.0} %)");
        Assert.True(rows.Count - wrong.Count >= 66, $"{rows.Count - wrong.Count} of {rows.Count}; {string.Join("; ", wrong)}");
    }
}
