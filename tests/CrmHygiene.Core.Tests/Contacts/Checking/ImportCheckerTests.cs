using CrmHygiene.Core.Contacts.Checking;
using CrmHygiene.Core.Contacts.Reading;

namespace CrmHygiene.Core.Tests.Contacts.Checking;

public sealed class ImportCheckerTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Each_column_says_what_it_is_and_where_it_does_not_fit()
    {
        IReadOnlyList<ImportColumnCheck> columns = Check("""
            Email,Create Date,Emails Delivered,Birthday,Opted Out,Rate,Seen,Religion,Notes
            a@example.com,03/04/2026,1.234,۱۴۰۲/۰۵/۰۶,yes,"12,5 %",2026-01-01,RC,Paid with 4111 1111 1111 1111
            not an address,25/12/2025,"2.345,5",1987-07-19,maybe,"7,0 %",2026-01-02,,MÃ¼ller called
            b@example.com,soon,12,1987-07-20,no,"8,5 %",2026-01-03,,=1+1
            short,row
            """, new Dictionary<string, string> { ["Emails Delivered"] = "EmailsDelivered" });
        Assert.Equal(["Email", "Date", "Number", "Date", "Boolean", "Percent", "Date", "Text", "Text"], columns.Select(c => c.Type));
        Assert.Equal(new ImportBadValue(3, "not an address", "NotAnAddress"), Assert.Single(columns[0].BadValues));
        Assert.Equal((DateOrder.DayFirst, 0L), (columns[1].DateOrder, columns[1].Ambiguous));
        Assert.Equal(new ImportBadValue(4, "soon", "NotADate"), Assert.Single(columns[1].BadValues));
        Assert.Equal(NumberStyle.CommaDecimal, columns[2].NumberStyle);
        Assert.Equal("NotAWholeNumber", Assert.Single(columns[2].BadValues).Problem);
        Assert.Equal("JalaliOrHijriDate", Assert.Single(columns[3].BadValues).Problem);
        Assert.Equal("NeitherYesNorNo", Assert.Single(columns[4].BadValues).Problem);
        Assert.Equal((FieldSensitivity.Special, false), (columns[7].Sensitivity, columns[7].HasPurpose));
        Assert.Equal(FieldSensitivity.Special, columns[8].Sensitivity);
        Assert.Contains(columns[8].Notices, n => n.Contains("card numbers (first at line 2)", StringComparison.Ordinal));
        Assert.Contains(columns[8].BadValues, b => b.Problem == "Mojibake" && b.Line == 3);
        ImportFileCheck file = columns[0].File;
        Assert.Equal((4L, 1L), (file.Rows, file.Rejected));
        Assert.Equal((5L, "TooFewFields"), (file.Rejects[0].Line, file.Rejects[0].Problem));
    }

    [Fact]
    public void Ambiguous_dates_are_counted_and_never_guessed()
    {
        ImportColumnCheck column = Check("Email,Create Date\na@example.com,03/04/2026\nb@example.com,05/06/2026\n")[1];
        Assert.Equal((2L, 2L, DateOrder.Unknown), (column.Ambiguous, column.Bad, column.DateOrder));
        Assert.All(column.BadValues, b => Assert.Equal("AmbiguousDate", b.Problem));
    }

    [Fact]
    public void Codes_with_leading_zeros_are_text_and_the_list_says_what_it_lacks()
    {
        IReadOnlyList<ImportColumnCheck> columns = Check("Title line\nVorname;Code;Flag\nAnna;007;ja\r\nBert;012;nein\n");
        Assert.Equal(["Text", "Text", "Boolean"], columns.Select(c => c.Type));
        Assert.Contains(columns[0].File.Notices, n => n.Contains("Email", StringComparison.Ordinal));
        Assert.Contains(columns[0].File.Notices, n => n.Contains("end in different ways", StringComparison.Ordinal));
    }

    private IReadOnlyList<ImportColumnCheck> Check(string text, Dictionary<string, string>? map = null)
    {
        File.WriteAllText(_path, text);
        return ImportChecker.Check(ContactFile.Open(_path, new ContactReadOptions { Headers = new() { Map = map } }), CrmPolicy.Default, map, CancellationToken.None);
    }
}
