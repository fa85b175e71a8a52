namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>Gives columns to fields, each at most one, the surest first.</summary>
internal sealed class HeaderAssignment
{
    private readonly IReadOnlyList<string> _headers;
    private readonly ContactField[] _fields;
    private readonly bool[] _settled;
    private readonly HashSet<ContactField> _taken = [];

    public HeaderAssignment(IReadOnlyList<string> headers)
    {
        _headers = headers;
        _fields = new ContactField[headers.Count];
        _settled = new bool[headers.Count];
    }

    /// <summary>The field of each column.</summary>
    public IReadOnlyList<ContactField> Fields => _fields;

    /// <summary>Settles a column; false where the field has one already.</summary>
    public bool Assign(int column, ContactField field)
    {
        if (field != ContactField.None && !_taken.Add(field)) return false;
        _fields[column] = field;
        _settled[column] = true;
        return true;
    }

    /// <summary>Gives the columns a profile knows to their fields; those it knows as nothing standard keep their names.</summary>
    public void ApplyProfile(HeaderProfile profile, HeaderAliases aliases)
    {
        Dictionary<string, int> byKey = new(StringComparer.Ordinal);
        string[] keys = new string[_headers.Count];
        for (int i = 0; i < _headers.Count; i++)
        {
            keys[i] = HeaderText.Key(_headers[i]);
            if (!_settled[i]) byKey.TryAdd(keys[i], i);
        }
        List<(ContactField Field, int Column, string Place)> offers = [];
        foreach ((ContactField field, IReadOnlyList<string> headers) in profile.Fields)
            foreach (string header in headers)
                if (byKey.TryGetValue(HeaderText.Key(header), out int column))
                    offers.Add((field, column, IsAddress(field) ? aliases.PlaceOf(header) : string.Empty));
        string place = BestPlace(offers.Select(o => (o.Field, o.Place)));
        foreach ((ContactField field, int column, string at) in offers)
        {
            if (_taken.Contains(field) || _settled[column] || (at.Length > 0 && at != place)) continue;
            Assign(column, field);
        }
        for (int i = 0; i < keys.Length; i++)
            if (!_settled[i] && profile.KnownKeys.Contains(keys[i])) Assign(i, ContactField.None);
    }

    /// <summary>Gives the remaining columns to the remaining fields by their words.</summary>
    public void ApplyAliases(HeaderAliases aliases)
    {
        List<(int Column, HeaderCandidate Candidate)> candidates = [];
        for (int i = 0; i < _headers.Count; i++)
            if (!_settled[i]) candidates.AddRange(aliases.Match(_headers[i]).Select(c => (i, c)));
        string place = BestPlace(candidates.Select(c => (c.Candidate.Field, c.Candidate.Place)));
        foreach ((int column, HeaderCandidate candidate) in candidates
            .Where(c => c.Candidate.Place.Length == 0 || c.Candidate.Place == place)
            .OrderBy(c => c.Candidate.Rank).ThenBy(c => c.Candidate.Place == place ? 0 : 1).ThenBy(c => c.Column))
        {
            if (!_settled[column]) Assign(column, candidate.Field);
        }
        ApplyGenericName(aliases);
    }

    // Street and city of one address, never the street of the office with the city of the home. What says no place
    // may fill in; a profile's address stands alone.
    private string BestPlace(IEnumerable<(ContactField Field, string Place)> offers)
    {
        string[] order = ["", "mailing", "work", "primary", "home", "billing", "other"];
        if (_taken.Contains(ContactField.Street) || _taken.Contains(ContactField.City)) return string.Empty;
        ILookup<string, ContactField> byPlace = offers.Where(o => IsAddress(o.Field)).Distinct().ToLookup(o => o.Place, o => o.Field, StringComparer.Ordinal);
        string best = string.Empty;
        int most = 0;
        foreach (string place in order)
        {
            int count = byPlace[place].Count();
            if (count <= most) continue;
            best = place;
            most = count;
        }
        return best;
    }

    private static bool IsAddress(ContactField field) => field is >= ContactField.Street and <= ContactField.CountryCode;

    // "Name" beside "Vorname" is the family name, "نام" beside "نام خانوادگی" the given name, alone the whole name.
    private void ApplyGenericName(HeaderAliases aliases)
    {
        for (int i = 0; i < _headers.Count; i++)
        {
            if (_settled[i] || !aliases.IsGenericName(_headers[i])) continue;
            bool first = _taken.Contains(ContactField.FirstName);
            bool last = _taken.Contains(ContactField.LastName);
            ContactField field = first == last ? ContactField.FullName : first ? ContactField.LastName : ContactField.FirstName;
            if (Assign(i, field)) return;
        }
    }
}
