using System.Globalization;

namespace CrmHygiene.Core.Duplicates.Survivorship;

/// <summary>Fields that follow a rule of the user's instead of the built-in one.</summary>
internal sealed class ChosenRules
{
    // consent, bounces and identity follow the most restrictive record or the winner, whatever the rules say
    private static readonly HashSet<ContactField> Fixed =
    [
        ContactField.Id, ContactField.CustomerNumber, ContactField.OptedOut, ContactField.OptOutDate, ContactField.OptInDate, ContactField.ConsentBasis, ContactField.EmailStatus, ContactField.ConfirmBeforeMailing,
        ContactField.BounceType, ContactField.BounceReason, ContactField.BounceCount, ContactField.LastBounce,
    ];

    private readonly MergeOptions _options;
    private readonly Dictionary<ContactField, FieldRule> _fields = [];
    private readonly Dictionary<string, FieldRule> _columns = new(StringComparer.OrdinalIgnoreCase);

    public ChosenRules(MergeOptions options)
    {
        _options = options;
        foreach ((string name, FieldRule rule) in options.FieldRules)
        {
            if (!ContactFields.TryParse(name, out ContactField field) || field == ContactField.None) _columns[name] = rule;
            else if (Fixed.Contains(field)) throw new ArgumentException($"{name} follows the winner or the most restrictive record and takes no rule.", nameof(options));
            else if (FieldGroups.Of(field).Length > 1 && rule is FieldRule.Min or FieldRule.Max or FieldRule.Sum or FieldRule.Union) throw new ArgumentException($"{name} moves together with other fields and cannot follow the rule {rule}.", nameof(options));
            else
            {
                foreach (ContactField member in FieldGroups.Of(field))
                    if (_fields.TryGetValue(member, out FieldRule other) && other != rule) throw new ArgumentException($"{name} moves together with fields that follow the rule {other}.", nameof(options));
                _fields[field] = rule;
            }
        }
    }

    /// <summary>Whether a field, alone or with its group, follows a rule here.</summary>
    public bool Covers(ContactField field) => _fields.Count > 0 && FieldGroups.Of(field).Any(f => _fields.TryGetValue(f, out FieldRule rule) && rule != FieldRule.FillEmpty);

    public void Apply(GoldenDraft draft)
    {
        foreach (ContactField[] group in _fields.Where(f => f.Value != FieldRule.FillEmpty).OrderBy(f => f.Key).Select(f => FieldGroups.Of(f.Key)).DistinctBy(g => g[0]))
        {
            FieldRule rule = _fields[group.First(_fields.ContainsKey)];
            Apply(draft, rule, c => group.Select(c.GetText).ToArray(), group.Any(f => ContactFields.IsEmail(f) || ContactFields.IsPhone(f)), (i, text, from) => draft.Set(group[i], text, from, Name(rule)));
        }
        ContactLayout layout = draft.Golden.GetLayout();
        foreach ((string column, FieldRule rule) in _columns.OrderBy(c => c.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (rule == FieldRule.FillEmpty || layout.IndexOf(column) is not (>= 0 and var at)) continue;
            Apply(draft, rule, c => [c.GetLayout().IndexOf(column) is >= 0 and var i ? c.GetText(i) : string.Empty], reachable: false, (_, text, from) => draft.Set(at, text, from, Name(rule)));
        }
    }

    private void Apply(GoldenDraft draft, FieldRule rule, Func<Contact, string[]> read, bool reachable, Action<int, string, Contact> write)
    {
        // an opted-out or bounced address does not come back through a rule
        (Contact From, string[] Values)[] filled = draft.Contacts.Where(c => ReferenceEquals(c, draft.Winner) || !reachable || !Restrictions.IsBarred(c))
            .Select(c => (c, read(c))).Where(x => x.Item2.Any(v => !string.IsNullOrWhiteSpace(v))).ToArray();
        if (filled.Length == 0 || rule == FieldRule.Winner) return;
        if (rule is FieldRule.Sum or FieldRule.Union)
        {
            string? text = rule == FieldRule.Sum ? Sum(filled.Select(f => f.Values[0])) : Union(filled.Select(f => f.Values[0]));
            if (text is not null) write(0, text, filled[^1].From);
            return;
        }
        (Contact From, string[] Values) chosen = Choose(rule, filled);
        if (ReferenceEquals(chosen.From, draft.Winner)) return;
        for (int i = 0; i < chosen.Values.Length; i++) write(i, chosen.Values[i], chosen.From);
    }

    private (Contact From, string[] Values) Choose(FieldRule rule, (Contact From, string[] Values)[] filled) => rule switch
    {
        FieldRule.Newest => filled.MaxBy(f => WinnerChoice.LastHumanActivity(f.From) ?? DateTime.MinValue),
        FieldRule.Oldest => filled.MinBy(f => f.From.GetDate(ContactField.CreatedAt) ?? DateTime.MaxValue),
        FieldRule.Longest => filled.MaxBy(f => f.Values.Sum(v => v.Trim().Length)),
        FieldRule.MostCommon => filled.MaxBy(f => filled.Count(o => o.Values.SequenceEqual(f.Values, StringComparer.OrdinalIgnoreCase))),
        FieldRule.MostTrusted => filled.MinBy(f => WinnerChoice.SourceRank(f.From, _options)),
        FieldRule.Min => filled.MinBy(f => Measure(f.Values[0]) ?? double.PositiveInfinity),
        FieldRule.Max => filled.MaxBy(f => Measure(f.Values[0]) ?? double.NegativeInfinity),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static double? Measure(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? (double)number
        : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime date) ? date.Ticks
        : null;

    // what is no number is not added up
    private static string? Sum(IEnumerable<string> texts)
    {
        decimal sum = 0;
        foreach (string text in texts.Where(t => !string.IsNullOrWhiteSpace(t)))
        {
            if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number)) return null;
            sum += number;
        }
        return sum.ToString(CultureInfo.InvariantCulture);
    }

    private static string Union(IEnumerable<string> texts)
    {
        string[] lists = texts.ToArray();
        char separator = lists.Any(t => t.Contains(';', StringComparison.Ordinal)) || !lists.Any(t => t.Contains(',', StringComparison.Ordinal)) ? ';' : ',';
        return string.Join(separator, lists.SelectMany(t => t.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.OrdinalIgnoreCase));
    }

    private static string Name(FieldRule rule) => rule switch
    {
        FieldRule.MostCommon => "most-common",
        FieldRule.MostTrusted => "most-trusted",
        _ => rule.ToString().ToLowerInvariant(),
    };
}
