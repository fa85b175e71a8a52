using System.Text;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Contacts.Writing;
using CsCheck;

namespace CrmHygiene.Core.Tests.Contacts.Formats;

public sealed class VCardTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".vcf");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Cards_of_all_versions_are_read()
    {
        Contact[] contacts = Read("""
            BEGIN:VCARD
            VERSION:4.0
            FN:Zoë van der Berg
            N:van der Berg;Zoë;Maria;Dr;PhD
            EMAIL;PREF=2:second@example.com
            EMAIL;PREF=1:first@example.com
            TEL;VALUE=uri;TYPE=cell:tel:+49-170-1234567
            TEL;TYPE="work,voice":+49 30 123456
            ORG:Muster\, GmbH;Sales
            ADR;TYPE=work:;Unit 7;Main St 1;Berlin;BE;01067;Germany
            NOTE:line one\nline two\; end
             folded here
            X-DEAL-STAGE:Won
            PHOTO:data:image/jpeg;base64,AAAA
            END:VCARD
            BEGIN:VCARD
            VERSION:2.1
            N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=
            ller;J=C3=B6rg
            TEL;CELL;PREF:0170 1
            TEL;HOME:030 2
            END:VCARD
            """);
        Contact first = contacts[0];
        Assert.Equal(["van der Berg", "Zoë", "Maria", "Dr", "PhD"], new[] { ContactField.LastName, ContactField.FirstName, ContactField.MiddleName, ContactField.Salutation, ContactField.NameSuffix }.Select(first.GetText));
        Assert.Equal(("first@example.com", "second@example.com"), (first.GetText(ContactField.Email), first.GetText(ContactField.AlternateEmail)));
        Assert.Equal(("+49-170-1234567", "+49 30 123456"), (first.GetText(ContactField.MobilePhone), first.GetText(ContactField.Phone)));
        Assert.Equal(("Muster, GmbH", "Sales"), (first.GetText(ContactField.Company), first.GetText(ContactField.Department)));
        Assert.Equal(("Main St 1", "Unit 7", "01067", "Germany"), (first.GetText(ContactField.Street), first.GetText(ContactField.Street2), first.GetText(ContactField.PostalCode), first.GetText(ContactField.Country)));
        Assert.Equal("line one\nline two; endfolded here", first.GetText(ContactField.Notes));
        Assert.Equal("Won", first.GetText(first.GetLayout().IndexOf("X-DEAL-STAGE")));
        Assert.Equal(("Müller", "Jörg", "0170 1", "030 2"), (contacts[1].GetText(ContactField.LastName), contacts[1].GetText(ContactField.FirstName), contacts[1].GetText(ContactField.MobilePhone), contacts[1].GetText(ContactField.HomePhone)));
    }

    [Fact]
    public void A_card_that_is_not_closed_is_rejected_and_the_next_is_read()
    {
        File.WriteAllText(_path, "BEGIN:VCARD\nVERSION:3.0\nFN:Lost\nBEGIN:VCARD\nVERSION:3.0\nFN:Kept\nEND:VCARD\n");
        ReadItem[] items = [.. ContactFile.Open(_path).Read()];
        Assert.Equal("BrokenCard", items[0].Reject!.Problem);
        Assert.Equal("Kept", items[1].Contact!.GetText(ContactField.FullName));
    }

    [Theory]
    [InlineData("3.0")]
    [InlineData("4.0")]
    public void Values_survive_writing_and_reading(string version)
    {
        Gen<string> text = Gen.String[Gen.OneOf(Gen.Int[0, 6].Select(i => ";,\\\n:\" "[i]), Gen.Char['a', 'z'], Gen.Char['\u00c0', '\u04ff']), 1, 90].Select(s => "x" + s + "x");
        Gen.Select(text, text, text).Sample((name, note, company) =>
        {
            var layout = new ContactLayout("x", ContactDialect.None,
                new[] { ContactField.LastName, ContactField.Notes, ContactField.Company }.Select(f => new ContactColumn(ContactFields.NameOf(f), ContactFields.NameOf(f), f)));
            using (var writer = new VCardContactWriter(_path, new ContactWriteOptions { VCardVersion = version }))
            {
                writer.Write(Contact.Create(layout, [name, note, company]));
                writer.Complete();
            }
            Assert.All(File.ReadAllLines(_path), l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75));
            Contact back = Assert.Single(ContactFile.Open(_path).Read()).Contact!;
            Assert.Equal((name, note, company), (back.GetText(ContactField.LastName), back.GetText(ContactField.Notes), back.GetText(ContactField.Company)));
        }, iter: 200, threads: 1);
    }

    [Fact]
    public void Damaged_cards_never_crash()
    {
        byte[] card = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\r\nller;x\r\nTEL;TYPE=\"a\":1\r\nNOTE:a\\\r\n b\r\nEND:VCARD\r\n"u8.ToArray();
        Gen.Select(Gen.Int[0, card.Length - 1], Gen.Byte.Array[0, 8], Gen.Int[0, 20]).Sample((at, noise, cut) =>
        {
            File.WriteAllBytes(_path, [.. card[..at], .. noise, .. card[Math.Min(card.Length, at + cut)..]]);
            try
            {
                foreach (ReadItem item in ContactFile.Open(_path, new ContactReadOptions { Format = ContactFormat.VCard }).Read()) Assert.True(item.Contact is null != item.Reject is null);
            }
            catch (ContactFileException)
            {
                // A refusal that names the file is the other allowed outcome.
            }
        }, iter: 500, threads: 1);
    }

    private Contact[] Read(string text)
    {
        File.WriteAllText(_path, text.ReplaceLineEndings("\r\n"));
        return [.. ContactFile.Open(_path).Read().Select(i => i.Contact!)];
    }
}
