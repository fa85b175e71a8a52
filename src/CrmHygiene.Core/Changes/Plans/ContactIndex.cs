using System.Globalization;

namespace CrmHygiene.Core.Changes.Plans;

/// <summary>Finds the contact a row of a plan means: by id, else e-mail address, as found; where several share it, by line.</summary>
internal sealed class ContactIndex
{
    private readonly Dictionary<string, List<Contact>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<long, List<Contact>> _byLine = [];

    public ContactIndex(IEnumerable<Contact> contacts)
    {
        foreach (Contact contact in contacts)
        {
            Add(_byName, KeyOf(contact), contact);
            Add(_byLine, contact.GetLine(), contact);
        }
    }

    /// <summary>The name of a contact for a person, that finds it again: its id or address, and its line.</summary>
    public static string NameOf(Contact contact) => string.Create(CultureInfo.InvariantCulture, $"{KeyOf(contact)} (line {contact.GetLine()})");

    public Contact? Find(ChangeSetRow row) => Find(row.Id.Length > 0 ? row.Id : row.Email, row.Line, row.Source);

    /// <summary>The contact a <see cref="NameOf"/> names.</summary>
    public Contact? FindName(string name)
    {
        int open = name.LastIndexOf(" (line ", StringComparison.Ordinal);
        if (open < 0 || !long.TryParse(name.AsSpan(open + 7).TrimEnd(')'), NumberStyles.None, CultureInfo.InvariantCulture, out long line)) return Find(name, 0, string.Empty);
        return Find(name[..open], line, string.Empty);
    }

    private Contact? Find(string key, long line, string source)
    {
        if (key.Length > 0)
        {
            if (!_byName.TryGetValue(key, out List<Contact>? named)) return null;
            return named.Count == 1 ? named[0] : One(named.Where(c => c.GetLine() == line && (source.Length == 0 || c.GetLayout().SourceName == source)));
        }
        return line > 0 && _byLine.TryGetValue(line, out List<Contact>? found) ? One(found.Where(c => KeyOf(c).Length == 0 && (source.Length == 0 || c.GetLayout().SourceName == source))) : null;
    }

    private static Contact? One(IEnumerable<Contact> contacts)
    {
        using IEnumerator<Contact> each = contacts.GetEnumerator();
        if (!each.MoveNext()) return null;
        Contact first = each.Current;
        return each.MoveNext() ? null : first;
    }

    private static string KeyOf(Contact contact)
    {
        ContactLayout layout = contact.GetLayout();
        string id = contact.GetFoundText(layout.IndexOf(ContactField.Id));
        return id.Length > 0 ? id : contact.GetFoundText(layout.IndexOf(ContactField.Email));
    }

    private static void Add<T>(Dictionary<T, List<Contact>> index, T key, Contact contact) where T : notnull
    {
        if (!index.TryGetValue(key, out List<Contact>? list)) index[key] = list = [];
        list.Add(contact);
    }
}
