using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>Where a list keeps what staleness is judged by; worked out once for all its contacts.</summary>
internal sealed class StaleColumns
{
    private const int MostMeanings = 512;
    private readonly Dictionary<(int Column, string Text), MailingStatus> _meanings = [];
    private readonly ContactLayout _layout;
    private readonly HeaderProfile? _profile;
    private readonly int[] _status;
    private readonly bool _reasonIsHard;
    private readonly Dictionary<string, int> _segments = new(StringComparer.OrdinalIgnoreCase);

    public StaleColumns(ContactLayout layout, string? profile)
    {
        _layout = layout;
        _profile = profile is null ? HeaderProfiles.BuiltIn.Detect(layout.Columns.Select(c => c.Header), out _)
            : profile.Length == 0 ? null : HeaderProfiles.BuiltIn.Get(profile);
        _status = [.. Enumerable.Range(0, layout.Columns.Count).Where(IsStatus)];
        int reason = layout.IndexOf(ContactField.BounceReason);
        // "Email hard bounce reason" has a value only where a hard bounce was.
        _reasonIsHard = reason >= 0 && HeaderText.Key(layout.Columns[reason].Header).Contains("hardbounce", StringComparison.Ordinal);
    }

    public ContactLayout Layout => _layout;

    /// <summary>The column of a segment's field, a standard one or a column's own name; -1 where the list has none.</summary>
    public int SegmentColumn(string field)
    {
        if (_segments.TryGetValue(field, out int column)) return column;
        return _segments[field] = ContactFields.TryParse(field, out ContactField standard) ? _layout.IndexOf(standard) : _layout.IndexOf(field);
    }

    /// <summary>What the status columns say, as a set.</summary>
    public StatusSet Status(Contact contact)
    {
        StatusSet set = default;
        foreach (int i in _status)
        {
            if (contact.IsBlank(i)) continue;
            set = set.With(Meaning(i, contact.GetText(i)));
        }
        if (_reasonIsHard && !contact.IsBlank(_layout.IndexOf(ContactField.BounceReason))) set = set.With(MailingStatus.HardBounced);
        return set;
    }

    // A status column holds few words, again and again.
    private MailingStatus Meaning(int column, string text)
    {
        if (_meanings.TryGetValue((column, text), out MailingStatus meaning)) return meaning;
        meaning = StatusWords.BuiltIn.Meaning(text, _layout.Columns[column].Header, _layout.Columns[column].Field, _profile);
        if (_meanings.Count < MostMeanings) _meanings[(column, text)] = meaning;
        return meaning;
    }

    private bool IsStatus(int column)
    {
        ContactColumn c = _layout.Columns[column];
        return c.Field is ContactField.EmailStatus or ContactField.OptedOut or ContactField.BounceType
            || (_profile is not null && _profile.Status.ContainsKey(HeaderText.Key(c.Header)));
    }
}
