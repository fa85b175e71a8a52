using System.Text;

namespace CrmHygiene.Core.Standards.Names;

/// <summary>Whole names of parts, and parts of whole names, for systems that keep them in another form.</summary>
public static class PersonNames
{
    /// <summary>The parts of a whole name. In Chinese, Japanese and Korean script the family name stands first.</summary>
    /// <param name="name">The whole name.</param>
    /// <param name="needsFamilyName">Whether a name of one word is taken as the family name, since there must be one.</param>
    public static PersonName Split(string? name, bool needsFamilyName = false)
    {
        PersonName parts = IsEastAsian(name) ? EastAsian(name!) : NameParser.Parse(name);
        return needsFamilyName && parts.Last.Length == 0 ? parts with { First = string.Empty, Last = parts.First } : parts;
    }

    /// <summary>The whole name of a contact's given names, family name and suffix.</summary>
    /// <param name="contact">The contact.</param>
    public static string Join(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        string first = contact.GetText(ContactField.FirstName), last = contact.GetText(ContactField.LastName);
        string[] parts = IsEastAsian(last) && (first.Length == 0 || IsEastAsian(first))
            ? [last, first]
            : [first, contact.GetText(ContactField.MiddleName), last, contact.GetText(ContactField.NameSuffix)];
        return string.Join(' ', parts.Select(p => p.Trim()).Where(p => p.Length > 0));
    }

    private static PersonName EastAsian(string name)
    {
        string[] words = name.Split([' ', '\u3000', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // Where nothing parts them, they are not parted by guess.
        return new PersonName("", words.Length > 1 ? string.Join(' ', words[1..]) : "", "", words[0], "", "");
    }

    /// <summary>Whether all letters are Han, Kana or Hangul.</summary>
    private static bool IsEastAsian(string? text)
    {
        bool any = false;
        foreach (Rune rune in (text ?? string.Empty).EnumerateRunes())
        {
            if (!Rune.IsLetter(rune)) continue;
            if (rune.Value is not (>= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xAC00 and <= 0xD7AF or >= 0x20000 and <= 0x3FFFF)) return false;
            any = true;
        }
        return any;
    }
}
