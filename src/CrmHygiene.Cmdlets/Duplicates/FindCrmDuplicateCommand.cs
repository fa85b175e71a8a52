using System.Globalization;
using System.Management.Automation;
using CrmHygiene.Core.Duplicates;
using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Cmdlets.Duplicates;

/// <summary>Finds contacts that are the same person or organisation, without labels or configuration.</summary>
[Cmdlet(VerbsCommon.Find, "CrmDuplicate", DefaultParameterSetName = "Finding")]
[OutputType(typeof(DuplicateFinding), ParameterSetName = ["Finding"])]
[OutputType(typeof(Contact), ParameterSetName = ["PassThru"])]
public sealed class FindCrmDuplicateCommand : PolicyCmdlet
{
    private readonly ContactTable _table = new();
    private CrmPolicy _policy = CrmPolicy.Default;

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

    private protected override void BeginWithPolicy(CrmPolicy policy) => _policy = policy;

    private protected override void ProcessContact(Contact contact, Finding? finding) => _table.Add(contact);

    /// <inheritdoc/>
    protected override void EndProcessing() => Cancellable(() =>
    {
        DuplicateResult result = StageProgress.Run(this, "Finding duplicates", progress => _table.Find(Options(progress)), StopToken);
        WriteVerbose(string.Create(CultureInfo.InvariantCulture,
            $"{result.RowCount:N0} contacts, {result.PairsCompared:N0} pairs compared ({result.ReductionRatio:P2} spared), {result.Groups.Count:N0} groups; threshold {result.Threshold:0.000}, estimated precision {result.EstimatedPrecision:0.000}, recall {result.EstimatedRecall:0.000}."));
        if (PassThru) PassContacts(result);
        else WriteObject(result.Groups.SelectMany(DuplicateFindings.Of), enumerateCollection: true);
    });

    private void PassContacts(DuplicateResult result)
    {
        DuplicateFindings.Attach(result, _table.Contacts);
        foreach (Contact contact in _table.Contacts) WriteObject(contact);
    }

    private DuplicateOptions Options(Action<string, double> progress) => new()
    {
        Properties = Property,
        Threshold = Threshold,
        CertainPrecision = _policy.Duplicates.Threshold,
        MinimumPrecision = MinimumPrecision,
        MaxGroupSize = _policy.Duplicates.MaxGroupSize,
        CancellationToken = StopToken,
        Progress = progress,
    };
}
