using System.Collections;
using System.Management.Automation;
using CrmHygiene.Core.Duplicates;
using CrmHygiene.Core.Duplicates.Decisions;
using CrmHygiene.Core.Duplicates.Profiling;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Policy;

namespace CrmHygiene.Cmdlets.Duplicates;

/// <summary>Finds contacts that are the same person or organisation, without labels or configuration.</summary>
[Cmdlet(VerbsCommon.Find, "CrmDuplicate", DefaultParameterSetName = "Finding")]
[OutputType(typeof(DuplicateFinding), ParameterSetName = ["Finding"])]
[OutputType(typeof(Contact), ParameterSetName = ["PassThru"])]
public sealed class FindCrmDuplicateCommand : PolicyCmdlet
{
    private readonly ContactTable _table = new();
    private CrmPolicy _policy = CrmPolicy.Default;
    private IReadOnlyDictionary<string, EvidenceKind> _compare = new Dictionary<string, EvidenceKind>();
    private DecisionLog? _decisions;

    /// <summary>Contacts, any objects whose properties name contact fields, or files of contacts.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 0)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <summary>The columns to compare, by property name. By default all that carry evidence.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldCompleter))]
    public string[] Property { get; set; } = [];

    /// <summary>The least probability, 0 to 1, that two contacts are the same. Chosen from the data by default.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? Threshold { get; set; }

    /// <summary>The least estimated precision, 0 to 1, of the groups: raises the threshold until it is met.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? MinimumPrecision { get; set; }

    /// <summary>Passes every contact on, in input order, with the finding attached.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "PassThru")]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// The base that new contacts are compared with: files, contacts or objects. It is not searched itself and not passed
    /// on; each finding says which contact of it matches, and with -PassThru a match that opted out opts the new contact out.
    /// </summary>
    [Parameter]
    public object[] Reference { get; set; } = [];

    /// <summary>
    /// What single columns hold, where the cmdlet should not guess: a table of property names and GivenName, Surname,
    /// MiddleName, FullName, Date, Email, Phone, Identifier, Number, PostalCode, Place, Street, Company, Text, Category or Ignored.
    /// </summary>
    [Parameter]
    public Hashtable Compare { get; set; } = [];

    /// <summary>The file of answers that Confirm-CrmDuplicate keeps: what was called the same stays together, what was called different stays apart.</summary>
    [Parameter]
    public string? DecisionPath { get; set; }

    private protected override void BeginWithPolicy(CrmPolicy policy)
    {
        _policy = policy;
        _compare = DuplicateInput.Compare(this, Compare);
        if ((DecisionPath is null ? DuplicatePolicy.DecisionPath(policy) : ResolveDestination(DecisionPath)) is { } path) _decisions = DuplicateInput.Decisions(this, path, create: false);
        DuplicateInput.AddReference(this, Reference, _table, StopToken);
    }

    private protected override void ProcessContact(Contact contact, Finding? finding) => _table.Add(contact);

    /// <inheritdoc/>
    protected override void EndProcessing() => Cancellable(() =>
    {
        DuplicateResult result = StageProgress.Run(this, "Finding duplicates", progress => _table.Find(Options(progress)), StopToken);
        foreach (string line in DuplicateReport.Lines(result)) WriteVerbose(line);
        if (PassThru) PassContacts(result);
        else WriteObject(result.Groups.SelectMany(DuplicateFindings.Of), enumerateCollection: true);
    });

    private void PassContacts(DuplicateResult result)
    {
        DuplicateFindings.Attach(result, _table.Contacts, _table.ReferenceCount);
        for (int i = _table.ReferenceCount; i < _table.Contacts.Count; i++) WriteObject(_table.Contacts[i]);
    }

    private DuplicateOptions Options(Action<string, double> progress) => new()
    {
        Properties = Property,
        Compare = _compare,
        Decisions = _decisions,
        Threshold = Threshold ?? DuplicatePolicy.ReviewThreshold(_policy),
        CertainPrecision = _policy.Duplicates.Threshold,
        MinimumPrecision = MinimumPrecision,
        MaxGroupSize = _policy.Duplicates.MaxGroupSize,
        CancellationToken = StopToken,
        Progress = progress,
    };
}
