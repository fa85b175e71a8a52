using System.Collections.Frozen;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;

namespace CrmHygiene.TypeAdapter;

/// <summary>
/// Shows a <see cref="Contact"/> to PowerShell as an object whose properties are the columns of its list, so that
/// Where-Object, Select-Object, Export-Csv and ConvertTo-Json see what a person expects. Named in Types.ps1xml.
/// </summary>
public sealed class ContactAdapter : PSPropertyAdapter
{
    private const string RuleName = "Script";

    /// <summary>Readable by name but not listed, so that Export-Csv writes columns only.</summary>
    private static readonly FrozenDictionary<string, Func<Contact, object?>> Unlisted = new Dictionary<string, Func<Contact, object?>>
    {
        ["Original"] = Original,
        ["Changes"] = static contact => contact.GetChanges(),
        ["Suggestions"] = static contact => contact.GetSuggestions(),
        ["Findings"] = static contact => contact.GetFindings(),
        ["IsPlanned"] = static contact => contact.IsPlanned(),
        ["SourceName"] = static contact => contact.GetLayout().SourceName,
        ["SourceLine"] = static contact => contact.GetLine(),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly object[] BoxedColumns = Enumerable.Range(0, 256).Select(i => (object)i).ToArray();

    /// <inheritdoc/>
    public override Collection<PSAdaptedProperty> GetProperties(object baseObject)
    {
        var contact = (Contact)baseObject;
        IReadOnlyList<ContactColumn> columns = contact.GetLayout().Columns;
        var properties = new Collection<PSAdaptedProperty>();
        for (int i = 0; i < columns.Count; i++) properties.Add(new PSAdaptedProperty(columns[i].Name, Box(i)));
        foreach (string name in AttachedNames(contact)) properties.Add(new PSAdaptedProperty(name, AttachedTag.Instance));
        return properties;
    }

    /// <inheritdoc/>
    public override PSAdaptedProperty? GetProperty(object baseObject, string propertyName)
    {
        var contact = (Contact)baseObject;
        int column = contact.GetLayout().IndexOf(propertyName);
        if (column >= 0) return new PSAdaptedProperty(propertyName, Box(column));
        foreach (string name in AttachedNames(contact))
            if (name.Equals(propertyName, StringComparison.OrdinalIgnoreCase)) return new PSAdaptedProperty(name, AttachedTag.Instance);
        if (Unlisted.TryGetValue(propertyName, out Func<Contact, object?>? read)) return new PSAdaptedProperty(propertyName, read);
        // A standard field the list has no column for reads as null and can be assigned.
        return ContactFields.TryParse(propertyName, out ContactField field) ? new PSAdaptedProperty(ContactFields.NameOf(field), field) : null;
    }

    /// <inheritdoc/>
    public override bool IsGettable(PSAdaptedProperty adaptedProperty) => true;

    /// <inheritdoc/>
    public override bool IsSettable(PSAdaptedProperty adaptedProperty) => adaptedProperty?.Tag is int or ContactField;

    /// <inheritdoc/>
    public override object? GetPropertyValue(PSAdaptedProperty adaptedProperty)
    {
        ArgumentNullException.ThrowIfNull(adaptedProperty);
        var contact = (Contact)adaptedProperty.BaseObject;
        return adaptedProperty.Tag switch
        {
            int column => contact.GetValue(column),
            // The column may have been added since the property was looked up.
            ContactField field => contact.GetValue(contact.GetLayout().IndexOf(field)),
            Func<Contact, object?> read => read(contact),
            _ => Attached(contact, adaptedProperty.Name),
        };
    }

    /// <inheritdoc/>
    public override void SetPropertyValue(PSAdaptedProperty adaptedProperty, object? value)
    {
        ArgumentNullException.ThrowIfNull(adaptedProperty);
        var contact = (Contact)adaptedProperty.BaseObject;
        string text = ToText(value);
        switch (adaptedProperty.Tag)
        {
            case int column:
                contact.Change(column, text, RuleName);
                break;
            case ContactField field:
                contact.Change(field, text, RuleName);
                break;
            default:
                throw new SetValueInvocationException($"The property '{adaptedProperty.Name}' of a contact cannot be assigned.");
        }
    }

    /// <inheritdoc/>
    public override string GetPropertyTypeName(PSAdaptedProperty adaptedProperty)
    {
        ArgumentNullException.ThrowIfNull(adaptedProperty);
        ContactField field = adaptedProperty.Tag switch
        {
            int column when adaptedProperty.BaseObject is Contact contact => contact.GetLayout().Columns[column].Field,
            ContactField standard => standard,
            Func<Contact, object?> or AttachedTag => (ContactField)(-1),
            _ => ContactField.None,
        };
        if ((int)field < 0) return "System.Object";
        return ContactFields.KindOf(field) switch
        {
            FieldKind.Date => "System.DateTime",
            FieldKind.Number => "System.Int64",
            FieldKind.Boolean => "System.Boolean",
            _ => "System.String",
        };
    }

    private static object Box(int column) => column < BoxedColumns.Length ? BoxedColumns[column] : column;

    private static IEnumerable<string> AttachedNames(Contact contact)
    {
        IReadOnlyList<Finding> findings = contact.GetFindings();
        return findings.Count == 0 ? [] : findings.SelectMany(f => f.GetAttachedValues()).Select(v => v.Key).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The last finding that gives a value wins: a contact verified twice shows the later verdict.</summary>
    private static object? Attached(Contact contact, string name) => contact.GetFindings()
        .SelectMany(f => f.GetAttachedValues())
        .Where(v => v.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(v => v.Value)
        .LastOrDefault();

    private static OrderedDictionary Original(Contact contact)
    {
        var original = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        IReadOnlyList<ContactColumn> columns = contact.GetLayout().Columns;
        for (int i = 0; i < columns.Count; i++)
            if (!original.Contains(columns[i].Name)) original.Add(columns[i].Name, contact.GetFoundText(i));
        return original;
    }

    private static string ToText(object? value)
    {
        if (value is PSObject wrapped) value = wrapped.BaseObject;
        return value switch
        {
            null => string.Empty,
            string text => text,
            bool yes => yes ? "true" : "false",
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime { Kind: DateTimeKind.Utc } utc => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            System.Collections.IEnumerable list => string.Join(';', list.Cast<object?>().Select(ToText)),
            _ => value.ToString() ?? string.Empty,
        };
    }

    private sealed class AttachedTag
    {
        public static readonly AttachedTag Instance = new();
    }
}
