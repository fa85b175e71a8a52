using System.Globalization;
using System.Text;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Contacts.Writing;
using CrmHygiene.Core.Standards.Repair;
using CsCheck;

namespace CrmHygiene.Core.Tests.Contacts.Reading;

/// <summary>Numbers, percentages and dates of columns that are no standard field: rewritten only where the whole column agrees.</summary>
public sealed class OwnColumnTests : IDisposable
{
    private static readonly Repairer Repairer = new(new RepairOptions { DefaultRegion = "DE" });
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-own-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Discount", "12,5 %|3 %|1.234,5 %|0,125 %", "12.5%|3%|1234.5%|0.125%")]
    [InlineData("Revenue", "1.234,56|2.567|12||-0,5|1.234.567,8", "1234.56|2567|12||-0.5|1234567.8")]
    [InlineData("Revenue", "1,234.50|2.567|12|1,234,567.8", "1234.50|2.567|12|1234567.8")]
    [InlineData("Umsatz", "1 234,5|1\u00a0234\u00a0567,25|7", "1234.5|1234567.25|7")]
    [InlineData("مبلغ", "۱۲٫۵|۳|١٬٢٣٤٫٥|٪۱۲٫۵x", "۱۲٫۵|۳|١٬٢٣٤٫٥|٪۱۲٫۵x")]
    [InlineData("مبلغ", "۱۲٫۵|۳|١٬٢٣٤٫٥", "12.5|3|1234.5")]
    [InlineData("تخفیف", "٪۱۲|۳٪|٪۱۲٫۵", "12%|3%|12.5%")]
    [InlineData("Precise", "0,12345678901234567890123456|1,0", "0.12345678901234567890123456|1.0")]
    [InlineData("Signed", "31.12.2026|03.04.2026", "2026-12-31|2026-04-03")]
    [InlineData("Signed", "12/31/2026|03/04/2026|2026-01-05", "2026-12-31|2026-03-04|2026-01-05")]
    [InlineData("Signed", "4. März 2026|31 Dec 2026", "2026-03-04|2026-12-31")]
    public void The_whole_column_agrees(string header, string found, string repaired) => Assert.Equal(repaired, Repair(header, found));

    [Theory]
    [InlineData("Revenue", "1.234,56|1,234.56")]
    [InlineData("Revenue", "1.234|5.678")]
    [InlineData("Revenue", "1.234,5|unknown")]
    [InlineData("Revenue", "1.234,5|12 %")]
    [InlineData("Revenue", "007|1,5")]
    [InlineData("Branch", "۱۲۳۴۵|۶۷۸۹۰")]
    [InlineData("Contact", "601 234 567|602 345 678")]
    [InlineData("Contact", "601.234.567|602.345.678")]
    [InlineData("Contact", "+49 30 123,5|1,5")]
    [InlineData("Server", "192.168.100.200|10.100.200.300")]
    [InlineData("Kundennummer", "1.234,5|2.345,6")]
    [InlineData("Postal code 2", "1.234,5|2.345,6")]
    [InlineData("Order ID", "1.234,5|2.345,6")]
    [InlineData("شماره", "۱۲٫۵|۳")]
    [InlineData("Signed", "03/04/2026|05/06/2026")]
    [InlineData("Signed", "31/12/2026|12/31/2026")]
    [InlineData("Signed", "31.12.2026|soon")]
    [InlineData("Signed", "31.12.2026|1772616615")]
    [InlineData("Signed", "1405/01/02|31.12.2026")]
    [InlineData("Discount", "1.234 %|5.678 %")]
    [InlineData("Discount", "12,5 %|12.5 %")]
    public void A_column_that_does_not_agree_stays_as_it_is(string header, string found) => Assert.Equal(found, Repair(header, found));

    [Fact]
    public void A_value_far_behind_the_first_rows_counts()
    {
        string[] agreed = [.. Enumerable.Range(0, 30_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i % 999},5"))];
        Assert.Equal("7.5", Repair("Revenue", string.Join('|', agreed)).Split('|')[7]);
        Assert.Equal("7,5", Repair("Revenue", string.Join('|', agreed.Append("7.5"))).Split('|')[7]);
        Assert.Equal("7,5", Repair("Revenue", string.Join('|', agreed.Append(new string('x', 200)))).Split('|')[7]);
    }

    [Fact]
    public void The_change_is_noted_and_the_policy_may_say_otherwise()
    {
        Contact contact = Read("Revenue", ["1.234,5"])[0];
        var text = new Repairer(new RepairOptions { Fields = new Dictionary<string, PolicyField> { ["Revenue"] = new() { Name = "Revenue", Type = PolicyFieldType.Text } } });
        Assert.False(text.Repair(contact));
        Assert.True(Repairer.Repair(contact));
        Assert.Equal(new FieldChange("Revenue", "1.234,5", "1234.5", "NumberForm"), Assert.Single(contact.GetChanges()));
        Assert.False(new Repairer(new RepairOptions { Rules = ["CleanText"] }).Repair(Read("Revenue", ["1.234,5"])[0]));
    }

    [Fact]
    public void What_a_script_writes_is_not_read_by_the_separators_of_the_column()
    {
        Contact contact = Read("Revenue", ["1.234,5"])[0];
        contact.Change(0, "2.567", "Script");
        Assert.False(Repairer.Repair(contact));
    }

    [Fact]
    public void Any_column_of_numbers_is_written_alike_once_and_for_all()
    {
        Gen<(char Point, string Group, string Digits)> style = Gen.OneOf((',', ".", "0123456789"), ('.', ",", "0123456789"), (',', " ", "0123456789"), (',', "\u202f", "0123456789"), ('.', "'", "0123456789"),
            ('٫', "٬", "٠١٢٣٤٥٦٧٨٩"), ('٫', "", "۰۱۲۳۴۵۶۷۸۹"), (',', "", "0123456789"));
        Gen<(long Whole, int Cents)> number = Gen.Select(Gen.Long[-2_000_000, 2_000_000], Gen.Int[0, 99]);
        Gen.Select(style, number.Array[1, 12], Gen.Bool).Sample((how, numbers, percent) =>
        {
            // at least one value decides
            (long Whole, int Cents)[] all = [.. numbers, (12, 50)];
            string[] found = [.. all.Select(n => Written(n, how, percent))];
            string[] expected = [.. all.Select(n => string.Create(CultureInfo.InvariantCulture, $"{(n.Whole < 0 ? "-" : "")}{Math.Abs(n.Whole)}.{n.Cents:00}{(percent ? "%" : "")}"))];
            List<Contact> contacts = Read("Amount", found);
            foreach (Contact contact in contacts) Repairer.Repair(contact);
            Assert.Equal(expected, contacts.Select(c => c.GetText(0)));
            foreach (Contact contact in contacts) Assert.False(Repairer.Repair(contact));
            foreach (Contact contact in Again(contacts)) Assert.False(Repairer.Repair(contact));
        }, iter: 300, threads: 1);
    }

    [Fact]
    public void Ids_phones_and_postcodes_are_never_touched()
    {
        Gen<string> digits = Gen.String[Gen.Char['0', '9'], 3, 12];
        Gen<string> phone = Gen.OneOf(digits.Select(d => "0" + d), digits.Select(d => "+" + d), Gen.Select(Gen.Int[100, 999], Gen.Int[100, 999], Gen.Int[100, 999]).Select((a, b, c) => $"{a} {b} {c}"),
            Gen.Select(Gen.Int[100, 999], Gen.Int[100, 999], Gen.Int[100, 999]).Select((a, b, c) => $"{a}.{b}.{c}"));
        Gen<string> code = Gen.OneOf(digits, digits.Select(d => "0" + d), digits.Select(d => string.Concat(d.Select(c => (char)(c - '0' + '۰')))));
        Gen.OneOf(phone.Array[1, 8], code.Array[1, 8], Gen.OneOf(phone, code).Array[1, 8]).Sample(values => Assert.Equal(values, Repair("Whatever", string.Join('|', values)).Split('|')), iter: 300, threads: 1);
    }

    private static string Written((long Whole, int Cents) number, (char Point, string Group, string Digits) how, bool percent)
    {
        string whole = Math.Abs(number.Whole).ToString("#,##0", CultureInfo.InvariantCulture).Replace(",", how.Group, StringComparison.Ordinal);
        string text = $"{(number.Whole < 0 ? "-" : "")}{whole}{how.Point}{number.Cents:00}";
        return string.Concat(text.Select(c => char.IsAsciiDigit(c) ? how.Digits[c - '0'] : c)) + (percent ? how.Digits[0] == '0' ? " %" : "٪" : "");
    }

    private string Repair(string header, string found)
    {
        List<Contact> contacts = Read(header, found.Split('|'));
        foreach (Contact contact in contacts) Repairer.Repair(contact);
        return string.Join('|', contacts.Select(c => c.GetText(0)));
    }

    private List<Contact> Read(string header, IReadOnlyList<string> values)
    {
        string path = Path.Combine(_folder, "list.csv");
        var text = new StringBuilder($"{header},Email\r\n");
        foreach (string value in values) text.Append(CultureInfo.InvariantCulture, $"\"{value}\",a@example.org\r\n");
        File.WriteAllText(path, text.ToString());
        return [.. ContactFile.Open(path).Read().Select(i => i.Contact!)];
    }

    private List<Contact> Again(List<Contact> contacts)
    {
        string path = Path.Combine(_folder, "again.csv");
        using (ContactWriter writer = new(path))
        {
            foreach (Contact contact in contacts) writer.Write(contact);
            writer.Complete();
        }
        return [.. ContactFile.Open(path).Read().Select(i => i.Contact!)];
    }
}
