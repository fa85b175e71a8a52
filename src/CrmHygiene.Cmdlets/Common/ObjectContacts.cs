using System.Collections;
using System.Globalization;
using System.Management.Automation;
using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Cmdlets;

/// <summary>
/// Makes contacts of any objects: custom objects, hashtables, data rows, the records of an API. Properties become
/// columns by the same recognition as the headers of a file; objects with the same properties share one layout.
/// </summary>
internal sealed class ObjectContacts
{
    private readonly Dictionary<string, ContactLayout> _layouts = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<string?> _values = [];
    private long _count;

    /// <summary>The contact of an object; null where the object has no properties to read.</summary>
    public Contact? Convert(PSObject input)
    {
        if (input.BaseObject is Contact contact) return contact;
        if (input.BaseObject is Finding { Contact: { } found }) return found;
        _names.Clear();
        _values.Clear();
        if (input.BaseObject is string text) Add("Email", text);
        else if (input.BaseObject is IDictionary dictionary) AddEntries(dictionary);
        else if (input.BaseObject is not (ValueType or PSCustomObject { } and IEnumerable)) AddProperties(input);
        if (_names.Count == 0) return null;
        _count++;
        return Contact.Create(LayoutOf(), _values, _count);
    }

    private void AddEntries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary) Add(ToText(entry.Key) ?? string.Empty, entry.Value);
        if (dictionary is IDictionary and not System.Collections.Specialized.OrderedDictionary) SortByName();
    }

    /// <summary>A hashtable has no order of its own; without one, equal tables could get different columns.</summary>
    private void SortByName()
    {
        var pairs = _names.Zip(_values).OrderBy(p => p.First, StringComparer.OrdinalIgnoreCase).ToList();
        _names.Clear();
        _values.Clear();
        foreach ((string name, string? value) in pairs)
        {
            _names.Add(name);
            _values.Add(value);
        }
    }

    private void AddProperties(PSObject input)
    {
        foreach (PSPropertyInfo property in input.Properties)
        {
            if (!property.IsGettable) continue;
            object? value;
            try
            {
                value = property.Value;
            }
            catch (GetValueException)
            {
                // A property that throws (a script property, a closed handle) has no value to import.
                value = null;
            }
            Add(property.Name, value);
        }
    }

    private void Add(string name, object? value)
    {
        _names.Add(name);
        _values.Add(ToText(value));
    }

    private ContactLayout LayoutOf()
    {
        string key = string.Join('\u001f', _names);
        if (_layouts.TryGetValue(key, out ContactLayout? layout)) return layout;
        return _layouts[key] = new ContactLayout("pipeline", ContactDialect.None, HeaderRecognizer.Recognize(_names.ToArray()).Columns);
    }

    private static string? ToText(object? value)
    {
        if (value is PSObject wrapped) value = wrapped.BaseObject;
        return value switch
        {
            null or DBNull => null,
            string text => text,
            bool yes => yes ? "true" : "false",
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime { Kind: DateTimeKind.Utc } time => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            Enum name => name.ToString(),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            IDictionary or PSCustomObject => value.ToString(),
            IEnumerable list => string.Join(';', list.Cast<object?>().Select(ToText)),
            _ => value.ToString(),
        };
    }
}
