using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Contacts.Comparison;

/// <summary>
/// Compares a later list with an earlier one: give it the earlier contacts, then the later ones, then ask what is gone. The
/// earlier list is held in memory. Not thread-safe.
/// </summary>
public sealed class ContactComparer
{
    private const double DaysPerMonth = 365.25 / 12;

    private static readonly ContactField[] Reachability =
        [ContactField.Email, ContactField.Phone, ContactField.MobilePhone, ContactField.Company, ContactField.JobTitle];

    private readonly IReadOnlyCollection<string>? _only;
    private readonly Dictionary<string, Contact> _before = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Contact> _keyless = [];
    private readonly HashSet<ContactLayout> _keylessLayouts = [];
    private readonly HashSet<Contact> _found = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ContactLayout, Dictionary<string, Queue<Contact>>> _byText = [];
    private readonly HashSet<string> _twice = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _met = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _byField = new(StringComparer.Ordinal);
    private readonly Dictionary<(ContactLayout, ContactLayout), (int Before, int After)[]> _pairs = [];
    private long _beforeCount, _afterCount, _added, _gone, _changed, _unchanged, _decayed;

    /// <summary>Creates a comparer.</summary>
    /// <param name="key">The field or column contacts are matched by.</param>
    /// <param name="only">The fields or columns to compare; null for all that both lists have.</param>
    public ContactComparer(string key, IReadOnlyCollection<string>? only = null)
    {
        Key = key;
        _only = only;
    }

    /// <summary>The field or column contacts are matched by.</summary>
    public string Key { get; }

    /// <summary>Adds a contact of the earlier list.</summary>
    /// <param name="contact">The contact.</param>
    public void AddBefore(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        _beforeCount++;
        string key = KeyOf(contact);
        if (key.Length > 0 && _before.TryAdd(key, contact)) return;
        if (key.Length > 0) _twice.Add(key);
        _keyless.Add(contact);
        _keylessLayouts.Add(contact.GetLayout());
    }

    /// <summary>Compares a contact of the later list; null where it is the same.</summary>
    /// <param name="contact">The contact.</param>
    public ContactDifference? Compare(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        _afterCount++;
        string key = KeyOf(contact);
        if (key.Length == 0 || !_before.TryGetValue(key, out Contact? before) || !_met.Add(key))
        {
            if (key.Length > 0 && _met.Contains(key)) _twice.Add(key);
            if (HasTheSame(contact))
            {
                _unchanged++;
                return null;
            }
            _added++;
            return new ContactDifference(DifferenceKind.Added, contact, null, []);
        }
        List<FieldChange> changes = Changes(before, contact);
        if (HasDecayed(before, contact)) _decayed++;
        if (changes.Count == 0)
        {
            _unchanged++;
            return null;
        }
        _changed++;
        foreach (FieldChange change in changes) _byField[change.Field] = _byField.GetValueOrDefault(change.Field) + 1;
        return new ContactDifference(DifferenceKind.Changed, contact, before, changes);
    }

    /// <summary>The contacts of the earlier list that the later one did not have, in the order of the earlier list.</summary>
    public IEnumerable<ContactDifference> Gone()
    {
        foreach (Contact contact in _before.Where(p => !_met.Contains(p.Key)).Select(p => p.Value).Concat(_keyless.Where(c => !_found.Contains(c))))
        {
            _gone++;
            _decayed++;
            yield return new ContactDifference(DifferenceKind.Gone, contact, contact, []);
        }
    }

    /// <summary>What the comparison came to; ask when all is compared and <see cref="Gone"/> was enumerated.</summary>
    /// <param name="days">Days between the lists; null where unknown.</param>
    public ContactComparison Summary(double? days)
    {
        double share = _beforeCount == 0 ? 0 : (double)_decayed / _beforeCount;
        return new ContactComparison
        {
            Key = Key,
            Before = _beforeCount,
            After = _afterCount,
            Added = _added,
            Gone = _gone,
            Changed = _changed,
            Unchanged = _unchanged,
            Unmatched = _keyless.Count - _found.Count,
            ByField = [.. _byField.OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal)],
            Decayed = _decayed,
            Days = days,
            DecayPercentPerMonth = days is > 0 ? Math.Round(100 * (1 - Math.Pow(1 - Math.Min(share, 1), DaysPerMonth / days.Value)), 2) : null,
        };
    }

    // a contact without the key, or a second one of a key, is the one that reads the same in all columns both lists have
    private bool HasTheSame(Contact contact)
    {
        ContactLayout layout = contact.GetLayout();
        if (!_byText.TryGetValue(layout, out Dictionary<string, Queue<Contact>>? byText))
        {
            _byText[layout] = byText = new(StringComparer.Ordinal);
            foreach (Contact before in _keyless)
            {
                string text = string.Join('\u001f', PairsOf(before.GetLayout(), layout).Select(p => before.GetText(p.Before).Trim()));
                if (!byText.TryGetValue(text, out Queue<Contact>? same)) byText[text] = same = new Queue<Contact>();
                same.Enqueue(before);
            }
        }
        foreach (ContactLayout before in _keylessLayouts)
        {
            string text = string.Join('\u001f', PairsOf(before, layout).Select(p => contact.GetText(p.After).Trim()));
            while (byText.TryGetValue(text, out Queue<Contact>? same) && same.TryDequeue(out Contact? found))
                if (_found.Add(found)) return true;
        }
        return false;
    }

    private string KeyOf(Contact contact) => contact.GetText(contact.GetLayout().IndexOf(Key)).Trim();

    private List<FieldChange> Changes(Contact before, Contact after)
    {
        List<FieldChange> changes = [];
        ContactLayout layout = after.GetLayout();
        foreach ((int from, int to) in PairsOf(before.GetLayout(), layout))
        {
            string old = before.GetText(from).Trim();
            string now = after.GetText(to).Trim();
            if (!string.Equals(old, now, StringComparison.Ordinal)) changes.Add(new FieldChange(layout.Columns[to].Name, old, now, "Compare"));
        }
        return changes;
    }

    private (int Before, int After)[] PairsOf(ContactLayout before, ContactLayout after)
    {
        if (_pairs.TryGetValue((before, after), out (int, int)[]? pairs)) return pairs;
        List<(int, int)> found = [];
        for (int i = 0; i < after.Columns.Count; i++)
        {
            ContactColumn column = after.Columns[i];
            if (_only is not null && !_only.Contains(column.Name, StringComparer.OrdinalIgnoreCase) && !_only.Contains(column.Header.Trim(), StringComparer.OrdinalIgnoreCase)) continue;
            int from = column.Field != ContactField.None ? before.IndexOf(column.Field) : before.IndexOf(column.Name);
            if (from >= 0) found.Add((from, i));
        }
        return _pairs[(before, after)] = [.. found];
    }

    private static bool HasDecayed(Contact before, Contact after)
    {
        foreach (ContactField field in Reachability)
        {
            string old = before.GetText(field).Trim();
            if (old.Length > 0 && after.GetLayout().IndexOf(field) >= 0 && !old.Equals(after.GetText(field).Trim(), StringComparison.OrdinalIgnoreCase)) return true;
        }
        return IsMailable(before) && !IsMailable(after);
    }

    private static bool IsMailable(Contact contact)
    {
        if (contact.GetBoolean(ContactField.OptedOut) == true) return false;
        int column = contact.GetLayout().IndexOf(ContactField.EmailStatus);
        if (column < 0) return true;
        MailingStatus status = StatusWords.BuiltIn.Meaning(contact.GetText(column), contact.GetLayout().Columns[column].Header, ContactField.EmailStatus, null);
        return status is MailingStatus.Unknown or MailingStatus.Mailable or MailingStatus.Unconfirmed;
    }
}
