using CrmHygiene.Core.Changes.Journal;
using CsCheck;

namespace CrmHygiene.Core.Tests.Changes.Journal;

/// <summary>A row restored from the journal reads as it did.</summary>
public class LayoutTextTests
{
    [Fact]
    public void A_layout_comes_back_as_it_was()
    {
        Gen<string> word = Gen.String[Gen.Char['!', 'ۿ'], 0, 6];
        Gen<ContactColumn> column = Gen.Select(word, Gen.Enum<ContactField>(), Gen.Enum<DateOrder>(), Gen.Enum<NumberStyle>(), Gen.OneOf(word, Gen.Const("")), Gen.Enum<ColumnContent>())
            .Select((text, field, dates, numbers, constant, content) => new ContactColumn(text, text, field, dates, numbers, constant.Length == 0 ? null : constant, content));
        column.Array[0, 12].Sample(columns =>
        {
            var layout = new ContactLayout("list.csv", ContactDialect.Default, columns) { ProfileName = "HubSpot" };
            ContactLayout back = LayoutText.Read(LayoutText.Write(layout));
            Assert.Equal(layout.Columns, back.Columns);
            Assert.Equal((layout.SourceName, layout.ProfileName, layout.FoundColumnCount, layout.Dialect), (back.SourceName, back.ProfileName, back.FoundColumnCount, back.Dialect));
        }, iter: 500);
    }

    [Fact]
    public void Layouts_of_earlier_versions_are_still_read()
    {
        string old = LayoutText.Write(new ContactLayout("list.csv", ContactDialect.Default, [new ContactColumn("EmailsOpened", "Opens", ContactField.EmailsOpened)]));
        foreach (string added in (string[])[",\"Numbers\":\"Unknown\"", ",\"Constant\":null", ",\"Content\":\"Unknown\""])
        {
            Assert.Contains(added, old, StringComparison.Ordinal);
            old = old.Replace(added, string.Empty, StringComparison.Ordinal);
        }
        Assert.Equal(new ContactColumn("EmailsOpened", "Opens", ContactField.EmailsOpened), Assert.Single(LayoutText.Read(old).Columns));
    }

    [Fact]
    public void Numbers_of_a_restored_row_read_as_before()
    {
        var layout = new ContactLayout("list.csv", ContactDialect.None, [new ContactColumn("EmailsOpened", "Opens", ContactField.EmailsOpened, NumberStyle: NumberStyle.CommaDecimal)]);
        Contact found = Contact.Create(layout, ["1.234"]);
        Contact restored = Contact.Create(LayoutText.Read(LayoutText.Write(layout)), ["1.234"]);
        Assert.Equal(1234, found.GetNumber(ContactField.EmailsOpened));
        Assert.Equal(1234, restored.GetNumber(ContactField.EmailsOpened));
    }
}
