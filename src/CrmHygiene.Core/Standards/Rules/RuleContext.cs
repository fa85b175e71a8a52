using CrmHygiene.Core.Standards.Formats;
using CrmHygiene.Core.Standards.Privacy;
using CrmHygiene.Core.Standards.Repair.Rules;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Standards.Rules;

/// <summary>The contact being tested, its texts read once for all rules.</summary>
internal sealed class RuleContext
{
    private readonly string?[] _texts = new string?[ContactFields.Count];
    private readonly DateTime?[] _dates = new DateTime?[ContactFields.Count];
    private readonly bool[] _datesRead = new bool[ContactFields.Count];
    private readonly Func<Contact, string?>? _countryOf;
    private string? _country;
    private bool _countryRead;
    private readonly PerLayout<int[]> _typed = new(layout => [.. Enumerable.Range(0, layout.Columns.Count).Where(i => ContactFields.KindOf(layout.Columns[i].Field) is FieldKind.Date or FieldKind.Number)]);
    private readonly FieldFormats _formats;
    private readonly SensitiveScan _sensitive = new();
    private List<ContactFinding>? _findings;
    private ContactRule? _rule;
    private RuleSeverity _severity;

    public RuleContext(CrmPolicy policy, DateTime asOf, Func<Contact, string?>? countryOf)
    {
        Policy = policy;
        _formats = new FieldFormats(policy);
        AsOf = asOf;
        _countryOf = countryOf;
    }

    public CrmPolicy Policy { get; }
    public DateTime AsOf { get; }
    public Contact Contact { get; private set; } = null!;
    public ContactLayout Layout { get; private set; } = null!;

    public void Start(Contact contact)
    {
        Contact = contact;
        Layout = contact.GetLayout();
        Array.Clear(_texts);
        _sensitive.Reset();
        Array.Clear(_datesRead);
        _countryRead = false;
        _findings = null;
    }

    public void Enter(ContactRule rule, RuleSeverity severity)
    {
        _rule = rule;
        _severity = severity;
    }

    public IReadOnlyList<ContactFinding> Findings => _findings ?? (IReadOnlyList<ContactFinding>)[];

    /// <summary>The trimmed text of a field; empty where there is none.</summary>
    public string Text(ContactField field) => _texts[(int)field] ??= Read(field);

    /// <summary>The date in a field, or null.</summary>
    public DateTime? Date(ContactField field)
    {
        if (_datesRead[(int)field]) return _dates[(int)field];
        _datesRead[(int)field] = true;
        int column = Layout.IndexOf(field);
        return _dates[(int)field] = column < 0 ? null : Contact.GetDate(column);
    }

    /// <summary>The columns of dates and numbers; the same for all contacts of a list.</summary>
    public int[] TypedColumns() => _typed.Of(Layout);

    /// <summary>The columns the policy states a type, format or limit of.</summary>
    public (int Column, FieldFormat Format)[] FormattedColumns() => _formats.Of(Layout);

    /// <summary>What each column's text holds that a list should rarely hold.</summary>
    public SensitiveKind[] SensitiveColumns() => _sensitive.Of(Contact);

    /// <summary>ISO 3166-1 alpha-2 code of the contact's country, or null where it is not known.</summary>
    public string? Country()
    {
        if (_countryRead) return _country;
        _countryRead = true;
        return _country = _countryOf is not null ? _countryOf(Contact) : CountryIn(ContactField.CountryCode) ?? CountryIn(ContactField.Country);
    }

    public void Report(ContactField field, string message) => Report(ContactFields.NameOf(field), Text(field), message);

    public void Report(string field, string value, string message) =>
        (_findings ??= []).Add(new ContactFinding(Contact, _rule!.Info.Id, _severity, field, value, message, _rule.Info.SuggestedFix));

    private string? CountryIn(ContactField field) =>
        Layout.IndexOf(field) is >= 0 and int column && !Contact.IsBlank(column) ? CountryOf.Contact(Contact, column)?.Alpha2 : null;

    private string Read(ContactField field)
    {
        int column = Layout.IndexOf(field);
        return column < 0 ? string.Empty : Contact.GetText(column).Trim();
    }
}
