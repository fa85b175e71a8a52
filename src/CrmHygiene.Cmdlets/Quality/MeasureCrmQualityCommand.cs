using System.Collections;
using System.Management.Automation;
using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Quality;
using CrmHygiene.Core.Quality.History;
using CrmHygiene.Core.Standards.Rules;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Verification.Phones;

namespace CrmHygiene.Cmdlets.Quality;

/// <summary>Measures how good a list is: one score with its weights, and the fields, rules, ages and rates behind it.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "CrmQuality")]
[OutputType(typeof(QualityReport))]
public sealed class MeasureCrmQualityCommand : PolicyCmdlet
{
    private QualityMeter? _meter;
    private QualityGate _gate = new();
    private CrmPolicy _policy = CrmPolicy.Default;
    private long _contacts;

    /// <summary>Contacts, any objects whose properties name contact fields, or the path of a file of contacts.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 0)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <summary>Fields or columns to measure by, such as LeadSource or Owner.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldCompleter))]
    public string[] SegmentBy { get; set; } = [];

    /// <summary>The day that counts as today. Now by default.</summary>
    [Parameter]
    public DateTime AsOf { get; set; } = DateTime.Now;

    /// <summary>The lowest score that passes, 0 to 100. Under it there is an error, and the report's ExitCode is 2.</summary>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double? FailUnder { get; set; }

    /// <summary>The most findings a hundred contacts by rule, such as @{ Placeholder = 1; MissingRequired = 0 }. Over it there is an error, and the report's ExitCode is 2.</summary>
    [Parameter]
    public Hashtable? MaxRulePercent { get; set; }

    /// <summary>Keeps the measurement, counts only, in the store for Get-CrmQualityHistory; a missing store is made.</summary>
    [Parameter]
    public SwitchParameter AddHistory { get; set; }

    /// <summary>The store. By default that of $env:CRMHYGIENE_STORE, else the policy's, else your own.</summary>
    [Parameter]
    public string? Store { get; set; }

    private protected override void BeginWithPolicy(CrmPolicy policy)
    {
        _policy = policy;
        // A gate that judges by nothing would pass everything.
        if (policy.File.Length > 0 && policy with { File = CrmPolicy.Default.File, Name = CrmPolicy.Default.Name } == CrmPolicy.Default)
            ThrowTerminatingError(Errors.PolicyInvalid(new PolicyException(policy.File, 0, string.Empty, "The policy is empty: it says nothing to measure by. Leave -Policy away for the defaults.")));
        _gate = new QualityGate { MinimumScore = FailUnder, MaximumRulePercent = Limits() };
        _meter = new QualityMeter(new QualityOptions
        {
            AsOf = AsOf,
            Policy = policy,
            SegmentBy = SegmentBy,
            CountryOf = PhoneVerifier.RegionOf,
        });
    }

    private protected override void ProcessContact(Contact contact, Finding? finding)
    {
        _contacts++;
        _meter!.Add(contact, StaleEvidence.Of(contact));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_contacts == 0) WriteWarning("No contact reached Measure-CrmQuality: there is no score.");
        QualityReport report = _gate.Judge(_meter!.Report());
        if (AddHistory && report.Contacts > 0)
        {
            WithStore(() =>
            {
                using CrmStore? store = StoreOpener.Open(this, StoreChoice.Of(this, Store, create: true, _policy));
                if (store is not null) QualityHistory.Add(store, report);
            });
        }
        foreach (string field in SegmentBy.Distinct(StringComparer.OrdinalIgnoreCase))
            if (report.Contacts > 0 && report.Segments.Where(s => s.Field.Equals(field, StringComparison.OrdinalIgnoreCase)).All(s => s.Value.Length == 0))
                WriteWarning($"No contact has a value in '{field}', so there are no segments by it. -SegmentBy takes fields such as LeadSource, and names of columns.");
        if (report.Failures.Count > 0) WriteError(Errors.QualityBelowLimit(report));
        WriteObject(report);
    }

    private Dictionary<string, double> Limits()
    {
        var limits = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in MaxRulePercent ?? [])
        {
            string rule = RuleCatalogue.Ids.FirstOrDefault(id => id.Equals(entry.Key.ToString(), StringComparison.OrdinalIgnoreCase)) ?? string.Empty;
            if (rule.Length > 0 && LanguagePrimitives.TryConvertTo(entry.Value, out double percent) && percent >= 0) limits[rule] = percent;
            else ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException($"-MaxRulePercent takes rule ids and percents from 0; '{entry.Key}' = '{entry.Value}' is none. The rules are {string.Join(", ", RuleCatalogue.Ids)}."), MaxRulePercent));
        }
        return limits;
    }
}
