using System.IO.Compression;
using System.Text;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Contacts.Writing;
using CsCheck;

namespace CrmHygiene.Core.Tests.Contacts.Formats;

public sealed class FormatTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-formats").FullName;

    private static readonly string[] Tricky = ["007", "9223372036854775808", "=1+1", "two\r\nlines", " padded ", "\"q\"", "٪۱۲", "_x000D_"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Json_arrays_keep_long_ids_and_flatten_what_apis_nest()
    {
        Contact[] contacts = Read("a.json", """
            [ {"id": 9223372036854775808, "properties": {"email": "a@example.com", "firstname": "Zoë"}, "tags": ["x", "y"]},
              {"id": "007", "properties": {"email": "b@example.com", "address": {"city": "Köln"}}} ]
            """);
        Assert.Equal(["9223372036854775808", "007"], contacts.Select(c => c.GetText(ContactField.Id)));
        Assert.Equal("a@example.com", contacts[0].GetText(ContactField.Email));
        Assert.Equal("Zoë", contacts[0].GetText(ContactField.FirstName));
        Assert.Equal("x;y", contacts[0].GetText(ContactField.Tags));
        Assert.Equal("Köln", contacts[1].GetText(contacts[1].GetLayout().IndexOf("address.city")));
    }

    [Fact]
    public void An_api_answer_gives_its_list_and_lines_give_one_contact_each()
    {
        Assert.Equal(["a@example.com", "b@example.com"], Read("a.json", """{"paging": {"next": 2}, "results": [{"id": 1, "email": "a@example.com"}, {"id": 2, "email": "b@example.com"}]}""").Select(c => c.GetText(ContactField.Email)));
        ReadItem[] items = [.. Open("b.jsonl", "{\"email\":\"a@example.com\"}\nnot json\n[1]\n{\"email\":\"b@example.com\",\"City\":\"Rome\"}\n").Read()];
        Assert.Equal(["a@example.com", "b@example.com"], items.Where(i => i.Contact is not null).Select(i => i.Contact!.GetText(ContactField.Email)));
        Assert.Equal([(2L, "NotAnObject"), (3L, "NotAnObject")], items.Where(i => i.Reject is not null).Select(i => (i.Reject!.Line, i.Reject.Problem)));
        Assert.Equal(ContactFormat.JsonLines, Open("c.json", "{\"email\":\"a@example.com\"}\n{\"email\":\"b@example.com\"}\n").Format);
    }

    [Fact]
    public void Broken_json_is_an_error_that_names_the_line()
    {
        ContactFileException exception = Assert.Throws<ContactFileException>(() => Read("a.json", "[{\"email\":\"a@example.com\"},\n{\"email\": oops}]"));
        Assert.Contains("line", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("oops", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("out.json")]
    [InlineData("out.jsonl")]
    [InlineData("out.xlsx")]
    public void Any_values_survive_export_and_import(string name)
    {
        Gen<string[]> rows = Gen.OneOf(Gen.Int[0, Tricky.Length - 1].Select(i => Tricky[i]), Gen.String[Gen.Char[' ', '\u04ff'], 0, 20]).Array[3];
        rows.Array[1, 8].Sample(values =>
        {
            var layout = new ContactLayout("x", ContactDialect.None, new[] { "Email", "Deal Stage", "Code" }.Select(h => new ContactColumn(h, h, h == "Email" ? ContactField.Email : ContactField.None)));
            string[][] filled = [.. values.Select((v, i) => new[] { $"a{i}@example.com", v[1], v[2] + "." })];
            string path = Path.Combine(_folder, name);
            using (IContactWriter writer = ContactWriters.Create(path))
            {
                foreach (string[] row in filled) writer.Write(Contact.Create(layout, row));
                writer.Complete();
            }
            Contact[] back = [.. ContactFile.Open(path).Read().Select(i => i.Contact!)];
            Assert.Equal(filled, back.Select(c => new[] { c.GetText(ContactField.Email), c.GetText(c.GetLayout().IndexOf("Deal Stage")), c.GetText(c.GetLayout().IndexOf("Code")) }));
        }, iter: 40, threads: 1);
    }

    [Fact]
    public void Workbooks_with_title_rows_find_their_header()
    {
        string path = Path.Combine(_folder, "book.xlsx");
        using (FileStream stream = File.Create(path))
        using (var writer = new Core.Tables.SpreadsheetWriter(stream))
        {
            writer.StartSheet("Export", ["Contacts of June"]);
            writer.WriteRow([]);
            writer.WriteRow(["E-Mail", "Vorname", "Nachname"]);
            writer.WriteRow(["a@example.com", "Anna", "Muster"]);
            writer.Complete();
        }
        Contact contact = Assert.Single(ContactFile.Open(path).Read()).Contact!;
        Assert.Equal("Muster", contact.GetText(ContactField.LastName));
        Assert.Equal(4, contact.GetLine());
    }

    [Fact]
    public void Mailchimps_three_files_give_one_list_with_the_status_of_their_names()
    {
        string path = Path.Combine(_folder, "audience.zip");
        using (ZipArchive archive = System.IO.Compression.ZipFile.Open(path, ZipArchiveMode.Create))
        {
            Add(archive, "subscribed_members_export_1.csv", "Email Address,First Name,LEID\na@example.com,Ann,1\n");
            Add(archive, "unsubscribed_members_export_1.csv", "Email Address,First Name,UNSUB_TIME,LEID\nb@example.com,Bob,2026-01-02 03:04:05,2\n");
            Add(archive, "cleaned_members_export_1.csv", "Email Address,First Name,CLEAN_TIME,LEID\nc@example.com,Cat,2026-01-02 03:04:05,3\n");
            Add(archive, "nobody_export_1.csv", "Email Address,First Name,LEID\n");
        }
        ContactFile file = ContactFile.Open(path);
        Contact[] contacts = [.. file.Read().Select(i => i.Contact!)];
        Assert.Equal([("c@example.com", "cleaned"), ("a@example.com", "subscribed"), ("b@example.com", "unsubscribed")], contacts.Select(c => (c.GetText(ContactField.Email), c.GetText(ContactField.EmailStatus))));
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5), contacts[2].GetDate(ContactField.OptOutDate));
        Assert.Equal(3, file.Layout.SourceContactCount);
    }

    [Fact]
    public void Zip_without_a_list_or_broken_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_folder, "x.zip"), [.. "PK\x03\x04"u8, 9, 9]);
        Assert.Equal(ContactFileProblem.FileIsBinary, Assert.Throws<ContactFileException>(() => ContactFile.Open(Path.Combine(_folder, "x.zip"))).Problem);
    }

    [Fact]
    public void A_profile_export_has_the_headers_the_system_takes()
    {
        Contact contact = Read("a.csv", "mail;vorname;Nachname;Land;Deal Stage\na@example.com;Anna;Muster;DE;Won\n").Single();
        string path = Path.Combine(_folder, "hub.csv");
        using (IContactWriter writer = ContactWriters.Create(path, new ContactWriteOptions { Profile = HeaderProfiles.BuiltIn.Get("HubSpot") }))
        {
            writer.Write(contact);
            writer.Complete();
        }
        string[] lines = File.ReadAllLines(path);
        Assert.Equal("First Name,Last Name,Email,Country/Region,Deal Stage", lines[0]);
        Assert.Equal("Anna,Muster,a@example.com,DE,Won", lines[1]);
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using Stream stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private ContactFile Open(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return ContactFile.Open(path);
    }

    private Contact[] Read(string name, string text) => [.. Open(name, text).Read().Select(i => i.Contact!)];
}
