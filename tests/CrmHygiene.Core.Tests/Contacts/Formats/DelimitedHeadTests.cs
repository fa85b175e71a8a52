using System.Text;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Contacts.Writing;

namespace CrmHygiene.Core.Tests.Contacts.Formats;

public sealed class DelimitedHeadTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("sep=;\r\nEmail;City\r\na@example.com;Rome\r\nb@example.com;Bonn\r\n", 3)]
    [InlineData("Contacts, June 2026\nexported by the CRM\n\nEmail,First Name,City\na@example.com,Ann,Rome\nb@example.com,Bob,Bonn\n", 5)]
    [InlineData("Report;;\nEmail;First Name;City\na@example.com;Ann;Rome\nb@example.com;Bob;Bonn\n", 3)]
    [InlineData("\"Email\",First Name,\"City\"\r\na@example.com,Ann,Rome\r\nb@example.com,\"Bob\",Bonn", 2)]
    public void Lines_above_the_header_and_its_quotes_are_found_and_written_back(string text, long line)
    {
        foreach (Encoding encoding in new[] { new UTF8Encoding(false), Encoding.Unicode })
        {
            byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes(text)];
            File.WriteAllBytes(_path, bytes);
            ContactFile file = ContactFile.Open(_path);
            Contact[] contacts = [.. file.Read().Select(i => i.Contact!)];
            Assert.Equal(["a@example.com", "b@example.com"], contacts.Select(c => c.GetText(ContactField.Email)));
            Assert.Equal(line, contacts[0].GetLine());
            string copy = _path + ".copy";
            using (var writer = new ContactWriter(copy))
            {
                foreach (Contact contact in contacts) writer.Write(contact);
                writer.Complete();
            }
            Assert.Equal(bytes, File.ReadAllBytes(copy));
            File.Delete(copy);
        }
    }

    [Fact]
    public void A_header_of_unknown_words_is_still_the_first_line()
    {
        File.WriteAllText(_path, "foo,bar\nEmail,City\na,b\n");
        Assert.Equal(["foo", "bar"], ContactFile.Open(_path).Layout.Columns.Select(c => c.Header));
    }

    [Fact]
    public void Dates_are_read_as_the_whole_column_says_also_far_down()
    {
        string rows = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"a{i}@example.com,03/04/2026,\"1.234\"\r\n"));
        File.WriteAllText(_path, "Email,Create Date,Emails Delivered\r\n" + rows + "z@example.com,25/12/2025,\"12,5\"\r\n");
        ContactFile file = ContactFile.Open(_path, new ContactReadOptions { Headers = new() { Map = new Dictionary<string, string> { ["Emails Delivered"] = "EmailsDelivered" } } });
        Contact first = file.Read().First().Contact!;
        Assert.Equal(new DateTime(2026, 4, 3), first.GetDate(ContactField.CreatedAt));
        Assert.Equal(1234, first.GetNumber(ContactField.EmailsDelivered));
    }

    [Fact]
    public void Dates_that_contradict_each_other_are_not_guessed()
    {
        File.WriteAllText(_path, "Email,Create Date\r\na@example.com,03/04/2026\r\nb@example.com,25/12/2025\r\nc@example.com,12/25/2025\r\n");
        Contact[] contacts = [.. ContactFile.Open(_path).Read().Select(i => i.Contact!)];
        Assert.Null(contacts[0].GetDate(ContactField.CreatedAt));
    }

    [Fact]
    public void Chosen_columns_are_kept_and_the_others_named()
    {
        File.WriteAllText(_path, "Email,Religion,City\r\na@example.com,x,\"Rome, IT\"\r\n");
        ContactFile file = ContactFile.Open(_path, new ContactReadOptions { Columns = ["City", "email"], Stamp = new ImportStamp("Fair 2026", "Consent", "form 7") });
        Contact contact = file.Read().Single().Contact!;
        Assert.Equal(["Religion"], file.DroppedColumns);
        Assert.Equal(["a@example.com", "Rome, IT", "Fair 2026", "Consent", "form 7"], Enumerable.Range(0, 5).Select(contact.GetText));
        Assert.Contains("Did you mean 'City'", Assert.Throws<ArgumentException>(() => ContactFile.Open(_path, new ContactReadOptions { Columns = ["Citty"] })).Message, StringComparison.Ordinal);
        using (var writer = new ContactWriter(_path))
        {
            writer.Write(contact);
            writer.Complete();
        }
        Assert.Equal("Email,City,ImportLeadSource,ImportConsentBasis,ImportConsentEvidence\r\na@example.com,\"Rome, IT\",Fair 2026,Consent,form 7\r\n", File.ReadAllText(_path));
    }

    [Fact]
    public void Rejects_can_be_mended_and_imported_and_reject_again_until_they_fit()
    {
        File.WriteAllText(_path, "Email,City,Notes\r\na@example.com,Rome\r\nb@example.com,Bonn,=1+1,more\r\n");
        string rejects = _path + ".rejects.csv";
        using (var writer = new RejectWriter(rejects))
        {
            foreach (ReadItem item in ContactFile.Open(_path).Read()) writer.Write(item.Reject!);
            writer.Complete();
        }
        Assert.Equal(["NotMended", "TooManyFields"], ContactFile.Open(rejects).Read().Select(i => i.Reject!.Problem));
        string text = File.ReadAllText(rejects);
        Assert.Contains("'=1+1", text, StringComparison.Ordinal);
        File.WriteAllText(rejects, text.Replace(",more,,,,", ",,,,,", StringComparison.Ordinal).Replace("a@example.com,Rome,,", "a@example.com,Rome,mended,", StringComparison.Ordinal));
        Contact[] mended = [.. ContactFile.Open(rejects).Read().Select(i => i.Contact!)];
        Assert.Equal(["Email", "City", "Notes"], mended[0].GetLayout().Columns.Take(3).Select(c => c.Name));
        Assert.Equal(("a@example.com", "Rome", "mended"), (mended[0].GetText(ContactField.Email), mended[0].GetText(ContactField.City), mended[0].GetText(ContactField.Notes)));
        Assert.Equal("=1+1", mended[1].GetText(ContactField.Notes));
        File.Delete(rejects);
    }

    [Fact]
    public void Disarmed_cells_are_counted_and_come_back_as_they_were()
    {
        string[] cells = ["=cmd|' /C calc'!A0", "@SUM(1)", "+1-212-555-0100", "'=kept", "-5", "+49 30 123", "plain"];
        File.WriteAllText(_path, "Email,Notes\r\n" + string.Concat(cells.Select((c, i) => $"a{i}@example.com,{c}\r\n")));
        byte[] before = File.ReadAllBytes(_path);
        string disarmed = _path + ".disarmed.csv";
        long formulas = Copy(_path, disarmed, new ContactWriteOptions { NeutralizeFormula = true }, restore: false);
        Assert.Equal(3, formulas);
        Assert.All(File.ReadAllLines(disarmed).Skip(1), l => Assert.False(l.Split(',')[1] is ['=' or '@', ..]));
        Assert.Equal(3, Copy(disarmed, disarmed, ContactWriteOptions.Default, restore: true));
        Assert.Equal(before, File.ReadAllBytes(disarmed));
        File.Delete(disarmed);
    }

    [SkippableFact]
    public void Every_cell_of_the_formula_corpus_is_disarmed_and_restored()
    {
        string? path = Corpus.Find("csv/formula_injection.csv");
        Skip.If(path is null, "The corpus is not on this machine.");
        foreach (ReadItem item in ContactFile.Open(path!).Read())
        {
            string cell = item.Contact!.GetText(0);
            string disarmed = FormulaText.Disarm(cell);
            Assert.StartsWith("'", disarmed, StringComparison.Ordinal);
            Assert.Equal(cell, FormulaText.Restore(disarmed));
        }
    }

    private static long Copy(string source, string destination, ContactWriteOptions options, bool restore)
    {
        Contact[] contacts = [.. ContactFile.Open(source, new ContactReadOptions { RestoreFormula = restore }).Read().Select(i => i.Contact!)];
        using var writer = new ContactWriter(destination, options);
        foreach (Contact contact in contacts) writer.Write(contact);
        writer.Complete();
        return writer.FormulaCells;
    }
}
