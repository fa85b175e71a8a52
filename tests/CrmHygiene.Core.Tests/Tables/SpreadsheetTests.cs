using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Tables;
using CsCheck;

namespace CrmHygiene.Core.Tests.Tables;

public sealed class SpreadsheetTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xlsx");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Ids_phones_and_formulas_come_back_as_text()
    {
        string[][] rows = [["0012345678901234567", "+49 30 123456", "=1+1", "@SUM(A1)"], ["007", " spaces ", "line one\r\nline two", "a_x000D_b"], ["", "", "-1", ""]];
        Write(["Id", "Phone", "Notes", "Status"], rows);
        Assert.Equal([["Id", "Phone", "Notes", "Status"], .. rows], Read());
    }

    [Fact]
    public void Any_text_comes_back_as_it_was()
    {
        Gen.String[0, 40].Array[1, 5].Sample(values =>
        {
            string[] row = [.. values.Select(v => string.Concat(v.Where(c => !char.IsSurrogate(c)))), "end"];
            Write([.. row.Select((_, i) => $"h{i}")], [row]);
            Assert.Equal(row, Read()[1]);
        }, iter: 200, threads: 1);
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes()
    {
        Write(["a"], [["1"]]);
        byte[] first = File.ReadAllBytes(_path);
        Write(["a"], [["1"]]);
        Assert.Equal(first, File.ReadAllBytes(_path));
    }

    [Fact]
    public void A_sheet_is_chosen_by_name()
    {
        using (FileStream stream = File.Create(_path))
        using (var writer = new SpreadsheetWriter(stream))
        {
            writer.StartSheet("One", ["a"]);
            writer.StartSheet("Two", ["b"], new Dictionary<int, IReadOnlyList<string>> { [0] = ["yes", "no"] });
            writer.WriteRow(["yes"]);
            writer.Complete();
        }
        using (SpreadsheetReader reader = SpreadsheetReader.Open(_path, "two"))
        {
            Assert.Equal(["One", "Two"], reader.SheetNames);
            Assert.Equal(["b", "yes"], reader.Rows().Select(r => r.Values[0]));
        }
        Assert.Equal(ContactFileProblem.HeaderInvalid, Assert.Throws<ContactFileException>(() => SpreadsheetReader.Open(_path, "three")).Problem);
    }

    [Fact]
    public void What_is_no_workbook_says_so()
    {
        File.WriteAllBytes(_path, [.. "PK\x03\x04"u8, 1, 2, 3]);
        Assert.Equal(ContactFileProblem.FileIsBinary, Assert.Throws<ContactFileException>(() => SpreadsheetReader.Open(_path)).Problem);
    }

    [Fact]
    public void A_value_longer_than_a_cell_holds_is_refused()
    {
        using var writer = new SpreadsheetWriter(new MemoryStream());
        writer.StartSheet("a", ["a"]);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => writer.WriteRow([new string('x', SpreadsheetWriter.MaxCellLength + 1)]));
        Assert.Contains("Row 2, column 1", exception.Message, StringComparison.Ordinal);
    }

    private void Write(string[] headers, string[][] rows)
    {
        using FileStream stream = File.Create(_path);
        using var writer = new SpreadsheetWriter(stream);
        writer.StartSheet("Contacts", headers);
        foreach (string[] row in rows) writer.WriteRow(row);
        writer.Complete();
    }

    private string[][] Read()
    {
        using SpreadsheetReader reader = SpreadsheetReader.Open(_path);
        return [.. reader.Rows().Select(r => r.Values)];
    }
}
