using System.Management.Automation;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Comparison;
using CrmHygiene.Core.Contacts.Reading;

namespace CrmHygiene.Cmdlets.Contacts;

/// <summary>Compares two lists of contacts: who was added, who is gone, what changed, and how fast the list decays.</summary>
[Cmdlet(VerbsData.Compare, "CrmContact", DefaultParameterSetName = "Difference")]
[OutputType(typeof(ContactDifference), ParameterSetName = ["Difference"])]
[OutputType(typeof(ContactComparison), ParameterSetName = ["Summary"])]
public sealed class CompareCrmContactCommand : ContactCmdlet
{
    private readonly List<Contact> _reference = [];
    private ContactComparer? _comparer;
    private long _matched;

    /// <summary>The earlier list: the path of a file, or contacts.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public object[] Reference { get; set; } = [];

    /// <summary>The later list: contacts, any objects whose properties name contact fields, or the path of a file.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 1)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <summary>The field or column contacts are matched by. Id where both lists have one, else Email.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldCompleter))]
    public string? Key { get; set; }

    /// <summary>The fields or columns to compare. All that both lists have by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldCompleter))]
    public string[]? Property { get; set; }

    /// <summary>Gives one object with counts and the decay a month instead of the differences.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Summary")]
    public SwitchParameter Summary { get; set; }

    /// <summary>The day of the earlier list, for the decay a month.</summary>
    [Parameter]
    public DateTime? From { get; set; }

    /// <summary>The day of the later list, for the decay a month. Today by default.</summary>
    [Parameter]
    public DateTime To { get; set; } = DateTime.Today;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        foreach (object item in Reference)
        {
            if (LanguagePrimitives.ConvertTo<PSObject>(item).BaseObject is string path)
                foreach (string file in ResolveFiles(path, literal: false)) ReadReference(file);
            else if (ToContact(item) is { } contact) _reference.Add(contact);
            else WriteError(Errors.NotAContact(item));
        }
        if (_reference.Count == 0) WriteWarning("The earlier list has no contact: every contact counts as added.");
    }

    private protected override void ProcessContact(Contact contact, Finding? finding)
    {
        ContactComparer comparer = _comparer ??= Begin(contact);
        ContactDifference? difference = comparer.Compare(contact);
        if (difference?.Kind != DifferenceKind.Added) _matched++;
        if (difference is not null && !Summary) WriteObject(difference);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        ContactComparer comparer = _comparer ??= Begin(null);
        foreach (ContactDifference gone in comparer.Gone())
            if (!Summary) WriteObject(gone);
        if (_reference.Count > 0 && _matched == 0) WriteWarning($"No contact of the two lists has the same {comparer.Key}. -Key names another field to match by.");
        if (Summary) WriteObject(comparer.Summary(From is { } from ? (To - from).TotalDays : null));
    }

    private ContactComparer Begin(Contact? first)
    {
        string key = Key ?? (Has(_reference.FirstOrDefault(), ContactField.Id) && (first is null || Has(first, ContactField.Id)) ? nameof(ContactField.Id) : nameof(ContactField.Email));
        var comparer = new ContactComparer(key, Property);
        foreach (Contact contact in _reference) comparer.AddBefore(contact);
        return comparer;
    }

    private static bool Has(Contact? contact, ContactField field) => contact?.GetLayout().IndexOf(field) >= 0;

    private void ReadReference(string path)
    {
        try
        {
            ContactFile file = ContactFile.Open(path);
            var rejects = new RejectLog(this, path);
            foreach (ReadItem item in file.Read())
            {
                if (item.Contact is { } contact) _reference.Add(contact);
                else rejects.Add(item.Reject!);
            }
            rejects.Complete();
        }
        catch (ContactFileException exception)
        {
            WriteError(Errors.FromFile(exception));
        }
    }
}
