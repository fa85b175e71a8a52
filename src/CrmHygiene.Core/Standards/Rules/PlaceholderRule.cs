using System.Collections.Frozen;

namespace CrmHygiene.Core.Standards.Rules;

internal sealed class PlaceholderRule() : ContactRule("Placeholder", RuleSeverity.Warning,
    "A value only fills the field: test, n/a, -, 000-0000, first@last.", "Empty the field; a missing value is better than a false one.")
{
    private static readonly ContactField[] Fields =
    [
        ContactField.FirstName, ContactField.LastName, ContactField.FullName, ContactField.Email, ContactField.Phone, ContactField.MobilePhone,
        ContactField.Company, ContactField.JobTitle, ContactField.Street, ContactField.City, ContactField.PostalCode,
    ];

    private static readonly FrozenSet<string> Words = new[]
    {
        "test", "testing", "test test", "test user", "asdf", "qwerty", "qwertz", "azerty", "xxx", "xx", "yyy", "zzz", "abc", "abcd", "n/a", "na", "n.a.", "n.a", "none", "null", "nil", "nan",
        "undefined", "unknown", "not available", "not provided", "not applicable", "no name", "noname", "anonymous", "tbd", "tba", "-", "--", "---", ".", "..", "...", "?", "??", "???", "_", "/", "x", "*", "#n/a", "#ref!", "#value!",
        "unbekannt", "keine", "keine angabe", "k.a.", "k. a.", "ohne", "nicht bekannt", "nicht angegeben", "onbekend", "geen", "n.v.t.", "nvt", "inconnu", "aucun", "non renseigné", "néant", "sans", "desconocido", "ninguno", "sin datos", "sin nombre",
        "غير معروف", "لا يوجد", "غير متوفر", "نامشخص", "ندارد", "first name", "last name", "firstname", "lastname", "vorname", "nachname", "your name", "name", "first", "last", "fname", "lname", "company", "company name", "email", "phone", "city", "max mustermann", "mustermann", "john doe", "jane doe", "foo", "bar", "foobar", "lorem ipsum", "dummy", "fake", "sample", "example",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // The lengths of the words by their first letter, a bit each: nearly all values are told by that.
    private static readonly ulong[] Lengths = FindLengths();

    // Words that are real names too. People are called Null as well; systems write NULL or null.
    private static readonly HashSet<string> NotForNames = new(StringComparer.OrdinalIgnoreCase) { "x", "na", "first", "last", "bar", "sans", "name" };

    private static readonly FrozenSet<string> Addresses = new[]
    {
        "first@last.com", "test@test.com", "test@test.de", "test@example.com", "a@a.com", "a@b.com", "a@b.c", "aa@aa.com", "abc@abc.com", "none@none.com", "no@no.com", "noemail@noemail.com", "no@email.com", "email@email.com", "name@domain.com",
        "asdf@asdf.com", "x@x.com", "xx@xx.com", "xxx@xxx.com", "test@gmail.com", "me@me.com", "user@example.com", "example@example.com", "john.doe@example.com", "noreply@example.com", "na@na.com", "unknown@unknown.com", "123@123.com", "your@email.com", "mail@mail.com", "first.last@company.com",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public override void Check(RuleContext context)
    {
        foreach (ContactField field in Fields)
        {
            string text = context.Text(field);
            if (text.Length is 0 or > 40) continue;
            bool found = field switch
            {
                ContactField.Email => text.Contains('@', StringComparison.Ordinal) ? IsPlaceholderAddress(text) : IsWord(text),
                ContactField.Phone or ContactField.MobilePhone => IsWord(text) || IsPlaceholderNumber(text),
                ContactField.PostalCode => IsWord(text) || (text.Length >= 4 && text.All(c => c == '0')),
                ContactField.FirstName or ContactField.LastName or ContactField.FullName => text.Length <= 16 && IsWord(text) && !NotForNames.Contains(text) && text != "Null",
                _ => text.Length <= 16 && IsWord(text),
            };
            if (found) context.Report(field, "This only fills the field.");
        }
    }

    private static bool IsWord(string text) => text.Length < 64 && (text[0] >= 128 || (Lengths[text[0] | 0x20] & (1UL << text.Length)) != 0) && Words.Contains(text);

    private static ulong[] FindLengths()
    {
        ulong[] lengths = new ulong[128];
        foreach (string word in Words)
            if (word[0] < 128) lengths[word[0] | 0x20] |= 1UL << word.Length;
        return lengths;
    }

    private static bool IsPlaceholderAddress(string text) => Addresses.Contains(text)
        || text.EndsWith("@example.com", StringComparison.OrdinalIgnoreCase) || text.EndsWith("@example.org", StringComparison.OrdinalIgnoreCase) || text.EndsWith("@example.net", StringComparison.OrdinalIgnoreCase);

    // 000-0000, 1111111, 1234567890: one digit again and again, or counting up from 1.
    private static bool IsPlaceholderNumber(string text)
    {
        int count = 0, same = 0, rising = 0;
        char first = '\0', previous = '\0';
        foreach (char c in text)
        {
            if (char.IsLetter(c)) return false;
            if (!char.IsAsciiDigit(c)) continue;
            if (count == 0) first = c;
            else
            {
                if (c == first) same++;
                if (c == previous + 1 || (previous == '9' && c == '0')) rising++;
            }
            previous = c;
            count++;
        }
        return count >= 5 && (same == count - 1 || (first is '1' or '0' && rising == count - 1));
    }
}
