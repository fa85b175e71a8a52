using System.Globalization;
using CrmHygiene.Core.Standards.Countries;
using CrmHygiene.Core.Standards.Repair;

namespace CrmHygiene.Core.Quality;

/// <summary>
/// Whether one thing is written one way: values of the fields a team chooses from (country, state, lead source, owner,
/// stage) that differ only in spelling, such as <c>USA</c> and <c>United States</c> or <c>Web</c> and <c>web</c>.
/// </summary>
internal sealed class ConsistencyCounts
{
    private const int MostValues = 2000;
    private const int MostRemembered = 16 * 1024;

    /// <summary>The fields whose values a team chooses from.</summary>
    public static readonly ContactField[] Fields = [ContactField.Country, ContactField.State, ContactField.LeadSource, ContactField.Owner, ContactField.LifecycleStage];

    /// <summary>Rules that find two fields of one contact at odds.</summary>
    public static readonly HashSet<string> Rules = new(StringComparer.Ordinal) { "SwappedColumns", "NamesSwapped", "PhoneCountry", "PostalCode", "RoleAsPerson" };

    private readonly Dictionary<string, Tally>[] _values = [.. Fields.Select(_ => new Dictionary<string, Tally>(StringComparer.Ordinal))];
    // By the hash of a value's bytes, so that one seen before is counted without a string.
    private readonly Dictionary<ulong, Tally?>[] _seen = [.. Fields.Select(_ => new Dictionary<ulong, Tally?>())];
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    /// <summary>Contacts of whom two fields are at odds.</summary>
    public long AtOdds { get; set; }

    /// <summary>Counts the values of one contact.</summary>
    public void Add(Contact contact, ContactLayout layout)
    {
        for (int i = 0; i < Fields.Length; i++)
        {
            int column = layout.IndexOf(Fields[i]);
            if (column < 0) continue;
            if (TallyOf(contact, column, i) is { } tally) tally.Count++;
        }
    }

    private Tally? TallyOf(Contact contact, int column, int field)
    {
        if (!RawText.TryGet(contact, column, out ReadOnlySpan<byte> raw)) return TallyOf(contact.GetText(column), field);
        ulong hash = 14695981039346656037;
        foreach (byte b in raw) hash = (hash ^ b) * 1099511628211;
        Dictionary<ulong, Tally?> seen = _seen[field];
        if (seen.TryGetValue(hash, out Tally? tally)) return tally;
        if (seen.Count >= MostRemembered) seen.Clear();
        return seen[hash] = TallyOf(contact.GetText(column), field);
    }

    // A column of free text is no choice; what came first is enough to judge by.
    private Tally? TallyOf(string value, int field)
    {
        if (value.Length == 0) return null;
        Dictionary<string, Tally> values = _values[field];
        if (values.TryGetValue(value, out Tally? tally)) return tally;
        return values.Count < MostValues ? values[value] = new Tally() : null;
    }

    /// <summary>Values seen, and those not written as most contacts write the same thing.</summary>
    public (long Values, long Variants) Count()
    {
        long total = 0, variants = 0;
        for (int i = 0; i < Fields.Length; i++)
        {
            foreach (IGrouping<string, KeyValuePair<string, Tally>> same in _values[i].GroupBy(v => Key(Fields[i], v.Key), StringComparer.Ordinal))
            {
                long sum = same.Sum(v => v.Value.Count);
                total += sum;
                if (same.Key.Length > 0) variants += sum - same.Max(v => v.Value.Count);
            }
        }
        return (total, variants);
    }

    private string Key(ContactField field, string value)
    {
        if (field == ContactField.Country && CountryCatalog.Find(value) is { } country) return country.Alpha2;
        if (_keys.TryGetValue(value, out string? key)) return key;
        return _keys[value] = string.Concat(value.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLower(CultureInfo.InvariantCulture);
    }

    private sealed class Tally
    {
        public long Count;
    }
}
