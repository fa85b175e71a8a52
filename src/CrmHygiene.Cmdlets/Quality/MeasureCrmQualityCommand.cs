using System.Management.Automation;
using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Quality;
using CrmHygiene.Core.Verification.Phones;

namespace CrmHygiene.Cmdlets.Quality;

/// <summary>Measures how good a list is: one score with its weights, and the fields, rules, ages and rates behind it.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "CrmQuality")]
[OutputType(typeof(QualityReport))]
public sealed class MeasureCrmQualityCommand : PolicyCmdlet
{
    private QualityMeter? _meter;
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

    private protected override void BeginWithPolicy(CrmPolicy policy) => _meter = new QualityMeter(new QualityOptions
    {
        AsOf = AsOf,
        Policy = policy,
        SegmentBy = SegmentBy,
        CountryOf = PhoneVerifier.RegionOf,
    });

    private protected override void ProcessContact(Contact contact, Finding? finding)
    {
        _contacts++;
        _meter!.Add(contact, StaleEvidence.Of(contact));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_contacts == 0) WriteWarning("No contact reached Measure-CrmQuality: there is no score.");
        WriteObject(_meter!.Report());
    }
}
