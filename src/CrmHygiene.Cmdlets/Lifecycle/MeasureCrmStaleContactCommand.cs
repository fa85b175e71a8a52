using System.Management.Automation;
using CrmHygiene.Core.Lifecycle.Staleness;

namespace CrmHygiene.Cmdlets.Lifecycle;

/// <summary>Tries thresholds before they are used: how many contacts each would cost, and of whom.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "CrmStaleContact")]
[OutputType(typeof(StaleMeasure))]
public sealed class MeasureCrmStaleContactCommand : StaleCmdlet
{
    private StaleSweep? _sweep;

    /// <summary>The periods of inactivity to try.</summary>
    /// <value>3, 6, 9, 12, 18 and 24 months</value>
    [Parameter]
    public string[] TryInactiveFor { get; set; } = ["3 months", "6 months", "9 months", "12 months", "18 months", "24 months"];

    /// <summary>The numbers of unopened mails to try.</summary>
    /// <value>5, 10, 15 and 20</value>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int[] TryUnopenedSendCount { get; set; } = [5, 10, 15, 20];

    /// <summary>The fields to show the lost by: standard ones or the list's own columns.</summary>
    /// <value>LeadSource, Owner, ConsentBasis</value>
    [Parameter]
    public string[] By { get; set; } = ["LeadSource", "Owner", "ConsentBasis"];

    /// <summary>The column whose values are summed over the lost, such as last year's revenue.</summary>
    [Parameter]
    public string? ValueField { get; set; }

    private protected override void BeginWithPolicy(CrmPolicy policy)
    {
        base.BeginWithPolicy(policy);
        _sweep = new StaleSweep(OptionsInForce, [.. TryInactiveFor.Select(Period)], TryUnopenedSendCount, By, ValueField);
    }

    private protected override void ProcessContact(Contact contact, Finding? finding) => _sweep!.Add(contact, FactsOf(contact));

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(_sweep!.Result(), enumerateCollection: true);
}
