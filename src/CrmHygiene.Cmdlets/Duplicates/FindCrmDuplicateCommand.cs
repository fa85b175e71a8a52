using System.Collections;
using System.Management.Automation;
using CrmHygiene.Core.Duplicates;
using CrmHygiene.Core.Duplicates.Decisions;
using CrmHygiene.Core.Duplicates.Entities;
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
    private IReadOnlyList<DecisionLog> _decisions = [];
    private EntityBook? _entities;
    private StoreChoice _choice = null!;

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

    /// <summary>
    /// The store with people's answers about pairs. A store that is named, here, by $env:CRMHYGIENE_STORE or by the policy, also keeps the
    /// groups' EntityId, which stays the same from run to run. By default your own, where there is one.
    /// </summary>
    [Parameter]
    public string? Store { get; set; }

    /// <summary>Makes the store where it is missing. Without it a store that is named has to be there.</summary>
    [Parameter]
    public SwitchParameter CreateStore { get; set; }

    private protected override void BeginWithPolicy(CrmPolicy policy)
    {
        _policy = policy;
        _compare = DuplicateInput.Compare(this, Compare);
        _choice = StoreChoice.Of(this, Store, CreateStore, policy);
        StoreOpener.RequireNamed(this, _choice, JoinRun());
        JoinRun().Choose(_choice);
        _decisions = DuplicateInput.Decisions(this, DecisionPath is null ? DuplicatePolicy.DecisionPath(policy) : ResolveDestination(DecisionPath), null);
        DuplicateInput.AddReference(this, Reference, _table, StopToken);
    }

    private protected override void ProcessContact(Contact contact, Finding? finding) => _table.Add(contact);

    /// <inheritdoc/>
    protected override void EndProcessing() => WithStore(() => Cancellable(() =>
    {
        Remember();
        DuplicateResult result = StageProgress.Run(this, "Finding duplicates", progress => _table.Find(Options(progress)), StopToken);
        foreach (string line in DuplicateReport.Lines(result)) WriteVerbose(line);
        if (PassThru) PassContacts(result);
        else WriteObject(result.Groups.SelectMany(DuplicateFindings.Of), enumerateCollection: true);
    }));

    private void Remember()
    {
        if ((CreateStore ? JoinRun().Store(this, _choice) : JoinRun().ExistingStore(this, _choice)) is not { } store) return;
        _decisions = [.. _decisions, new DecisionStore(store)];
        if (JoinRun().IsNamed(_choice)) _entities = new EntityBook(store);
    }

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
        Entities = _entities,
        Threshold = Threshold ?? DuplicatePolicy.ReviewThreshold(_policy),
        CertainPrecision = _policy.Duplicates.Threshold,
        MinimumPrecision = MinimumPrecision,
        MaxGroupSize = _policy.Duplicates.MaxGroupSize,
        CancellationToken = StopToken,
        Progress = progress,
    };
}
