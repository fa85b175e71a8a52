using System.Globalization;
using CrmHygiene.Core.Standards.Countries;

namespace CrmHygiene.Core.Quality;

/// <summary>
/// Whether one thing is written one way: values of the fields a team chooses from (country, state, lead source, owner,
/// stage) that differ only in spelling, such as <c>USA</c> and <c>United States</c> or <c>Web</c> and <c>web</c>.
/// </summary>
internal sealed class ConsistencyCounts
{
    private const int MostValues = 2000;

    /// <summary>The fields whose values a team chooses from.</summary>
    public static readonly ContactField[] Fields = [ContactField.Country, ContactField.State, ContactField.LeadSource, ContactField.Owner, ContactField.LifecycleStage];

    /// <summary>Rules that find two fields of one contact at odds.</summary>
    public static readonly HashSet<string> Rules = new(StringComparer.Ordinal) { "SwappedColumns", "NamesSwapped", "PhoneCountry", "PostalCode", "RoleAsPerson" };

    private readonly Dictionary<string, long>[] _values = [.. Fields.Select(_ => new Dictionary<string, long>(StringComparer.Ordinal))];
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
            string value = contact.GetText(column);
            if (value.Length == 0) continue;
            Dictionary<string, long> values = _values[i];
            // A column of free text is no choice; what came first is enough to judge by.
            if (values.TryGetValue(value, out long count) || values.Count < MostValues) values[value] = count + 1;
        }
    }

    /// <summary>Values seen, and those not written as most contacts write the same thing.</summary>
    public (long Values, long Variants) Count()
    {
        long total = 0, variants = 0;
        for (int i = 0; i < Fields.Length; i++)
        {
            foreach (IGrouping<string, KeyValuePair<string, long>> same in _values[i].GroupBy(v => Key(Fields[i], v.Key), StringComparer.Ordinal))
            {
                long sum = same.Sum(v => v.Value);
                total += sum;
                if (same.Key.Length > 0) variants += sum - same.Max(v => v.Value);
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
}
