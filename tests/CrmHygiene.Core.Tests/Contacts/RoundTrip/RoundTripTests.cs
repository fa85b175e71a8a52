using System.Text;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Contacts.Writing;
using CsCheck;

namespace CrmHygiene.Core.Tests.Contacts.RoundTrip;

public sealed class RoundTripTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-roundtrip").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static readonly Gen<string> Cell = OneOf(
        "", "a", "007", "9223372036854775808", "Zoë", "a,b", "a;b", "x|y", "t\tt", "say \"hi\"", "line\r\nline", "l\nl", " padded ", "''", "1.234,56");

    private static readonly Gen<string> WellFormed =
        from delimiter in OneOf(',', ';', '\t', '|')
        from newLine in OneOf("\r\n", "\n")
        from all in Gen.Bool
        from final in Gen.Bool
        from columns in Gen.Int[2, 5]
        from rows in Cell.Array[columns].Array[1, 12]
        select string.Join(newLine, rows.Select(r => r.Select(c => Quote(c, delimiter, all)))
            .Prepend(Enumerable.Range(0, columns).Select(i => Quote("Column" + i, delimiter, all)))
            .Select(r => string.Join(delimiter, r))) + (final ? newLine : "");

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("windows-1252", false)]
    public void Import_then_export_without_changes_is_byte_identical(string encodingName, bool mark)
    {
        Assert.True(Encodings.TryGet(encodingName, out Encoding encoding));
        byte[] preamble = !mark ? [] : encoding.CodePage == 65001 ? Encoding.UTF8.GetPreamble() : encoding.GetPreamble();
        WellFormed.Sample(text =>
        {
            byte[] bytes = [.. preamble, .. encoding.GetBytes(text)];
            Assert.Equal(bytes, RoundTrip(bytes));
        }, iter: 150, threads: 1);
    }

    private static readonly Gen<string> Break = OneOf("\r\n", "\n");

    private static readonly Gen<string> Mixed =
        from delimiter in OneOf(',', ';', '\t', '|')
        from columns in Gen.Int[2, 5]
        from rows in Gen.Select(Cell.Array[columns], Gen.Bool.Array[columns], Break, OneOf(0, 0, 0, 0, 1, 2)).Array[2, 40]
        from final in Gen.Bool
        select string.Concat(rows.Select((row, i) =>
            string.Join(delimiter, row.Item1.Select((cell, c) => Quote(i == 0 ? "Column" + c : cell, delimiter, row.Item2[c])))
            + (i < rows.Length - 1 || final ? string.Concat(Enumerable.Repeat(row.Item3, 1 + row.Item4)) : string.Empty)));

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("windows-1252", false)]
    public void Mixed_line_ends_empty_lines_and_quotes_of_single_cells_come_back_byte_for_byte(string encodingName, bool mark)
    {
        Assert.True(Encodings.TryGet(encodingName, out Encoding encoding));
        byte[] preamble = !mark ? [] : encoding.CodePage == 65001 ? Encoding.UTF8.GetPreamble() : encoding.GetPreamble();
        Mixed.Sample(text =>
        {
            byte[] bytes = [.. preamble, .. encoding.GetBytes(text)];
            Assert.Equal(bytes, RoundTrip(bytes));
        }, iter: 200, threads: 1);
    }

    [Fact]
    public void Line_ends_are_kept_in_lists_longer_than_a_buffer_and_when_rows_are_changed_or_left_out()
    {
        var text = new StringBuilder("Id,Email,Notes\r\n");
        for (int i = 0; i < 30_000; i++)
            text.Append(i).Append(i % 5 == 0 ? ",\"person" : ",person").Append(i).Append(i % 5 == 0 ? "@example.com\"," : "@example.com,").Append(i % 3 == 0 ? "\"one\ntwo\"" : "x")
                .Append(i % 7 == 0 ? "\n" : i % 11 == 0 ? "\r\n\r\n" : "\r\n");
        text.Append("last,last@example.com,");
        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        Assert.True(bytes.AsSpan().SequenceEqual(RoundTrip(bytes)));

        (ContactFile file, List<ReadItem> items) = Read(bytes);
        string path = Path.Combine(_folder, "changed.csv");
        using (var writer = new ContactWriter(path))
        {
            foreach (ReadItem item in items)
            {
                if (item.Contact!.GetText(0) == "14") continue;
                if (item.Contact.GetText(0) == "35") item.Contact.Change(1, "new@example.com", "Test");
                writer.Write(item.Contact);
            }
            writer.Complete(file.Layout);
        }
        string expected = text.ToString().Replace("14,person14@example.com,x\n", "", StringComparison.Ordinal).Replace("35,\"person35@", "35,\"new@", StringComparison.Ordinal);
        Assert.Equal(expected, File.ReadAllText(path));
    }

    [Fact]
    public void Damaged_bytes_are_rejected_or_refused_and_never_crash()
    {
        Gen<byte[]> damaged = from text in WellFormed
                              from noise in Gen.Byte.Array[1, 6]
                              from at in Gen.Int[0, 400]
                              select Splice(Encoding.UTF8.GetBytes(text), noise, at);
        damaged.Sample(bytes =>
        {
            try
            {
                foreach (ReadItem item in Read(bytes).Items) Assert.True(item.Contact is null != item.Reject is null);
            }
            catch (ContactFileException)
            {
                // A refusal that names the file is the other allowed outcome.
            }
        }, iter: 300, threads: 1);
    }

    [Fact]
    public void Wrong_field_counts_are_rejected_at_their_line_and_the_rest_is_read()
    {
        List<ReadItem> items = Read("Id,Email\r\n1,a@example.com\r\n2\r\n3,b@example.com,x\r\n4,c@example.com\r\n"u8.ToArray()).Items;
        Assert.Equal(4, items.Count);
        Assert.Equal([(3L, "TooFewFields"), (4L, "TooManyFields")], items.Where(i => i.Reject is not null).Select(i => (i.Reject!.Line, i.Reject.Problem)));
        Assert.Equal(["1", "4"], items.Where(i => i.Contact is not null).Select(i => i.Contact!.GetText(0)));
    }

    [SkippableTheory]
    [InlineData("comma_in_quotes"), InlineData("empty"), InlineData("empty_crlf"), InlineData("escaped_quotes"), InlineData("json")]
    [InlineData("newlines"), InlineData("newlines_crlf"), InlineData("quotes_and_newlines"), InlineData("simple"), InlineData("simple_crlf"), InlineData("utf8")]
    public void Csv_spectrum_reads_as_its_json_says(string name)
    {
        string? corpus = Corpus();
        Skip.If(corpus is null, "The csv-spectrum corpus is not on this machine.");
        (ContactFile file, List<ReadItem> items) = Read(File.ReadAllBytes(Path.Combine(corpus!, name + ".csv")));
        using var expected = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(corpus!, "json", name + ".json")));
        Assert.Equal(expected.RootElement.GetArrayLength(), items.Count);
        foreach ((System.Text.Json.JsonElement row, ReadItem item) in expected.RootElement.EnumerateArray().Zip(items))
            foreach (System.Text.Json.JsonProperty property in row.EnumerateObject())
                Assert.Equal(property.Value.GetString()!.ReplaceLineEndings("\n"), item.Contact!.GetText(file.Layout.IndexOf(property.Name)).ReplaceLineEndings("\n"));
    }

    private static string? Corpus()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "corpora", "csv", "csv-spectrum");
            if (Directory.Exists(path)) return path;
        }
        return null;
    }

    private (ContactFile File, List<ReadItem> Items) Read(byte[] bytes)
    {
        string path = Path.Combine(_folder, "in.csv");
        File.WriteAllBytes(path, bytes);
        ContactFile file = ContactFile.Open(path);
        return (file, file.Read().ToList());
    }

    private byte[] RoundTrip(byte[] bytes)
    {
        (ContactFile file, List<ReadItem> items) = Read(bytes);
        string path = Path.Combine(_folder, "out.csv");
        using (var writer = new ContactWriter(path))
        {
            foreach (ReadItem item in items) writer.Write(item.Contact!);
            writer.Complete(file.Layout);
        }
        return File.ReadAllBytes(path);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static byte[] Splice(byte[] bytes, byte[] noise, int at)
    {
        at = Math.Min(at, bytes.Length);
        return [.. bytes[..at], .. noise, .. bytes[at..]];
    }

    private static string Quote(string cell, char delimiter, bool always) =>
        always || cell.AsSpan().IndexOfAny('"', '\r', '\n') >= 0 || cell.Contains(delimiter, StringComparison.Ordinal)
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
