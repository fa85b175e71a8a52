using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Standards.Repair;
using CsCheck;

namespace CrmHygiene.Core.Tests.Standards.Repair;

/// <summary>Rows that are passed over as plain are those in which the rules find nothing, however they are written.</summary>
public sealed class PlainRowTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-plain-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_clean_row_needs_no_cleaning()
    {
        var rules = new Repairer(new RepairOptions { Rules = ["CleanText", "TextEncoding"] });
        Gen<string> part = Gen.OneOf("a", "Ann", " ", "  ", "é", "Ã¼", "\u00a0", "\u200b", "\t", "\n", "\"\"", ",", "'", "\u0007", "\u007f", "x y", "");
        Gen<string> text = part.Array[0, 4].Select(string.Concat);
        Gen.Select(text, text, Gen.Int[0, 3], Gen.Bool).Sample((first, second, form, quoted) =>
        {
            Contact contact;
            if (form == 3)
            {
                contact = Contact.Create(new ContactLayout("x", ContactDialect.None, [new ContactColumn("FirstName", "a", ContactField.FirstName), new ContactColumn("LastName", "b", ContactField.LastName)]), [first + "\0"[..(quoted ? 1 : 0)], second]);
            }
            else
            {
                char delimiter = ",;\t"[form];
                // a file with bells in it is taken for no text
                (first, second) = (first.Replace("\u0007", "\u007f", StringComparison.Ordinal), second.Replace("\u0007", "\u007f", StringComparison.Ordinal));
                string path = Path.Combine(_folder, "list.csv");
                bool quote = quoted || first.AsSpan().IndexOfAny("\n,;\t\"") >= 0 || second.AsSpan().IndexOfAny("\n,;\t\"") >= 0;
                File.WriteAllText(path, $"First Name{delimiter}Last Name{delimiter}Email\r\n" + (quote ? $"\"{first}\"{delimiter}\"{second}\"" : $"{first}{delimiter}{second}") + $"{delimiter}a@example.org\r\n");
                if (ContactFile.Open(path).Read().First().Contact is not { } read) return;
                contact = read;
            }
            PlainRow row = PlainRows.Of(contact);
            string[] before = [contact.GetText(0), contact.GetText(1)];
            // the rules one by one, without the look at the whole row
            foreach (IRepairRule rule in RepairRules.All.Where(r => r.Id is "CleanText" or "TextEncoding"))
                for (int i = 0; i < 2; i++)
                    if (rule.Apply(contact, i, new RepairOptions()) && (row == PlainRow.Clean || (row == PlainRow.Ascii && rule.PassesOverAscii))) Assert.Fail($"{row}: '{before[0]}' '{before[1]}' by {rule.Id}");
            if (row == PlainRow.Clean) Assert.False(rules.Repair(contact));
        }, iter: 2_000, threads: 1);
    }

    [Fact]
    public void An_ordinary_row_is_clean() =>
        Assert.Equal(PlainRow.Clean, PlainRows.Of(Contact.Create(new ContactLayout("x", ContactDialect.None, [new ContactColumn("FirstName", "a", ContactField.FirstName)]), ["Mary Ann"])));
}
