using System.Text;
using CrmHygiene.Core.Standards.Text;
using CsCheck;

namespace CrmHygiene.Core.Tests.Standards.Text;

public class TextCleanerTests
{
    private static readonly Gen<string> Dirty = Gen.String[Gen.Char["ab é\u00a0\u200b\u200c\u200d\ufeff\u0301\t\n\r\u0007\u0092\u00ad\u2028می中"], 0, 12];

    [Theory]
    [InlineData("  John  ", "John")]
    [InlineData("John \t  Smith", "John Smith")]
    [InlineData("John\u00a0Smith\u200b", "John Smith")]
    [InlineData("Line1\r\nLine2", "Line1 Line2")]
    [InlineData("Mu\u0308ller", "Müller")]
    [InlineData("O\u0092Neil", "O’Neil")]
    [InlineData("AT&amp;T", "AT&amp;T")]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    [InlineData("Jo\u200dhn", "John")]
    [InlineData("\ufeff\u200e", "")]
    [InlineData("tab\u0007bed", "tabbed")]
    public void Removes_what_nobody_typed(string found, string expected) => Assert.Equal(expected, TextCleaner.Clean(found));

    [Fact]
    public void Keeps_line_breaks_where_asked() => Assert.Equal("a b\nc", TextCleaner.Clean(" a  b \r\n c \r\n", multiline: true));

    [Fact]
    public void Gives_back_the_same_string_where_there_is_nothing_to_clean()
    {
        string text = "José Müller 中 می\u200cخواهم";
        Assert.Same(text, TextCleaner.Clean(text));
    }

    [Fact]
    public void Cleaning_twice_changes_nothing() => Dirty.Sample(text =>
    {
        foreach (bool multiline in new[] { false, true })
        {
            string once = TextCleaner.Clean(text, multiline);
            Assert.Same(once, TextCleaner.Clean(once, multiline));
        }
    }, iter: 20_000);

    [Fact]
    public void Bytes_that_are_surely_clean_are_clean() => Dirty.Sample(text =>
    {
        if (TextCleaner.IsSurelyClean(Encoding.UTF8.GetBytes(text))) Assert.Equal(text, TextCleaner.Clean(text));
    }, iter: 20_000);

    [Theory]
    [InlineData("MÃ¼ller", "Müller")]
    [InlineData("JosÃ©", "José")]
    [InlineData("Oâ€™Neil", "O’Neil")]
    [InlineData("MÃƒÂ¼ller", "Müller")]
    public void Undoes_a_wrong_encoding(string found, string expected)
    {
        Assert.True(Mojibake.TryRepair(found, out string repaired));
        Assert.Equal(expected, repaired);
    }

    [Theory]
    [InlineData("Müller")]
    [InlineData("São Paulo")]
    [InlineData("Ångström")]
    [InlineData("中文")]
    [InlineData("MÃ¼ller und Müller")]
    public void Leaves_sound_text(string text) => Assert.False(Mojibake.TryRepair(text, out _));

    [Fact]
    public void Undoes_every_text_of_western_europe() => Gen.String[Gen.Char["abcäöüßéèñçøåÄÖÜ "], 1, 12].Sample(text =>
    {
        string garbled = Latin(Encoding.UTF8.GetBytes(text));
        bool repaired = Mojibake.TryRepair(garbled, out string undone);
        Assert.Equal(garbled != text, repaired);
        if (repaired) Assert.Equal(text, undone);
        if (repaired) Assert.True(Mojibake.MayHold(Encoding.UTF8.GetBytes(garbled)));
    });

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
