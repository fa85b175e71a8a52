namespace CrmHygiene.Core.Quality;

/// <summary>Counts by the values of one field.</summary>
internal sealed class SegmentTable(string field)
{
    private const int MostValues = 1000;
    private const string Others = "(other)";
    private readonly Dictionary<string, Row> _rows = new(StringComparer.OrdinalIgnoreCase);
    private ContactLayout? _layout;
    private int _column;

    public void Add(Contact contact, double complete, bool valid, bool hasEmail, bool consent, bool? dead)
    {
        ContactLayout layout = contact.GetLayout();
        if (!ReferenceEquals(layout, _layout))
        {
            _layout = layout;
            _column = ContactFields.TryParse(field, out ContactField standard) ? layout.IndexOf(standard) : layout.IndexOf(field);
        }
        string value = _column < 0 ? string.Empty : contact.GetText(_column).Trim();
        if (!_rows.TryGetValue(value, out Row? row))
        {
            if (_rows.Count >= MostValues) value = Others;
            if (!_rows.TryGetValue(value, out row)) _rows[value] = row = new Row();
        }
        row.Contacts++;
        row.Complete += complete;
        if (valid) row.Valid++;
        if (hasEmail) row.WithEmail++;
        if (consent) row.Consent++;
        if (dead is not { } isDead) return;
        row.Recorded++;
        if (isDead) row.Dead++;
    }

    public IEnumerable<SegmentQuality> Rows() => _rows.OrderByDescending(r => r.Value.Contacts).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => new SegmentQuality(
        field, r.Key, r.Value.Contacts, 100 * r.Value.Complete / r.Value.Contacts, 100.0 * r.Value.Valid / r.Value.Contacts,
        r.Value.WithEmail == 0 ? null : 100.0 * r.Value.Consent / r.Value.WithEmail, r.Value.Recorded == 0 ? null : 100.0 * r.Value.Dead / r.Value.Recorded));

    private sealed class Row
    {
        public long Contacts;
        public double Complete;
        public long Valid;
        public long WithEmail;
        public long Consent;
        public long Recorded;
        public long Dead;
    }
}
