using System.Globalization;

namespace CrmHygiene.Core.Changes;

/// <summary>
/// Findings bring only the contacts they are about. Written as a list, these would lose the others, of which nobody said
/// that they should go; this tells whether that is so.
/// </summary>
public sealed class FoundContacts
{
    private readonly List<Source> _sources = [];
    private Source? _last;

    /// <summary>Notes a contact that is to be written.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="byFinding">Whether a finding brought it to the one who writes.</param>
    public void Add(Contact contact, bool byFinding)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ContactLayout layout = contact.GetLayout();
        if (!ReferenceEquals(_last?.Layout.SourceIdentity, layout.SourceIdentity))
        {
            _last = _sources.Find(s => ReferenceEquals(s.Layout.SourceIdentity, layout.SourceIdentity));
            if (_last is null) _sources.Add(_last = new Source(layout));
        }
        _last!.Count++;
        _last.ByFinding |= byFinding;
        _last.Kept |= contact.IsFound();
    }

    /// <summary>Whether what findings left of a list would be written as if it were the list.</summary>
    public bool ArePart => _sources.Exists(s => s.Kept && s.IsPart);

    /// <summary>Whether a file that is there must not be replaced: it may be the list that the others are in.</summary>
    /// <param name="path">The destination.</param>
    public bool WouldLose(string path)
    {
        string name = Path.GetFileName(path);
        return _sources.Exists(s => s.IsPart && (s.Kept || (s.ByFinding && s.Layout.SourceName.Equals(name, StringComparison.OrdinalIgnoreCase))));
    }

    /// <summary>The counts: <c>2 of the 8 contacts of 'list.csv'</c>.</summary>
    public string Describe() => string.Join(", ", _sources.Where(s => s.IsPart && (s.Kept || s.ByFinding)).Select(s =>
        string.Create(CultureInfo.InvariantCulture, $"{s.Count:N0} of the {s.Layout.SourceContactCount:N0} contacts of '{s.Layout.SourceName}'")));

    /// <summary>Contacts as they are; as marked copies where they are part of a list.</summary>
    internal static IEnumerable<Contact> Marked(IEnumerable<Contact> contacts, bool part) => !part ? contacts : contacts.Select(c =>
    {
        Contact copy = c.Copy();
        copy.MarkFound();
        return copy;
    });

    private sealed class Source(ContactLayout layout)
    {
        public ContactLayout Layout { get; } = layout;

        public long Count { get; set; }

        public bool ByFinding { get; set; }

        public bool Kept { get; set; }

        public bool IsPart => Count < Layout.SourceContactCount;
    }
}
