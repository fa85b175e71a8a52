using System.Management.Automation;
using CrmHygiene.Core.Lifecycle.Facts;
using CrmHygiene.Core.Lifecycle.Staleness;

namespace CrmHygiene.Cmdlets.Lifecycle;

/// <summary>Tries thresholds before they are used: how many contacts each would cost, and of whom.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "CrmStaleContact")]
[OutputType(typeof(StaleMeasure))]
public sealed class MeasureCrmStaleContactCommand : StaleCmdlet
{
    private StaleSweep? _sweep;

    /// <summary>The periods of inactivity to try. Where only the numbers of unopened mails are given, none.</summary>
    /// <value>3, 6, 9, 12, 18 and 24 months</value>
    [Parameter]
    public string[] TryInactiveFor { get; set; } = ["3 months", "6 months", "9 months", "12 months", "18 months", "24 months"];

    /// <summary>The numbers of unopened mails to try. Where only the periods are given, none.</summary>
    /// <value>5, 10, 15 and 20</value>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int[] TryUnopenedSendCount { get; set; } = [5, 10, 15, 20];

    /// <summary>The fields to show the lost by: standard ones or the list's own columns.</summary>
    /// <value>LeadSource, Owner, ConsentBasis</value>
    [Parameter]
    [ArgumentCompleter(typeof(FieldCompleter))]
    public string[] By { get; set; } = ["LeadSource", "Owner", "ConsentBasis"];

    /// <summary>The column whose values are summed over the lost, such as last year's revenue.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldCompleter))]
    public string? ValueField { get; set; }

    private protected override void BeginWithPolicy(CrmPolicy policy)
    {
        base.BeginWithPolicy(policy);
        CalendarPeriod[] periods = Tries(StaleReason.Inactive, nameof(TryInactiveFor), nameof(TryUnopenedSendCount)) ? [.. TryInactiveFor.Select(Period)] : [];
        int[] counts = Tries(StaleReason.Unopened, nameof(TryUnopenedSendCount), nameof(TryInactiveFor)) ? TryUnopenedSendCount : [];
        WithStore(() => _sweep = new StaleSweep(OptionsInForce, periods, counts, By, ValueField, StoreOfFacts() is { } store ? new SegmentRates(store, AsOf.ToUniversalTime()) : null));
    }

    /// <summary>What is named is tried; the defaults of a reason only where nothing else is named, and the reason is asked for.</summary>
    private bool Tries(StaleReason reason, string own, string other) =>
        MyInvocation.BoundParameters.ContainsKey(own) || !MyInvocation.BoundParameters.ContainsKey(other) && OptionsInForce.Reasons?.Contains(reason) != false;

    private protected override void ProcessContact(Contact contact, Finding? finding) => WithStore(() => _sweep!.Add(contact, FactsOf(contact)));

    /// <inheritdoc/>
    protected override void EndProcessing() => WithStore(() =>
    {
        IReadOnlyList<StaleMeasure> result = _sweep!.Result();
        foreach (EventRate rate in result[0].Rates.Where(r => r.Level == RateLevel.Alarm).Take(5))
            WriteWarning(FormattableString.Invariant($"Alarm: {rate.Scope} '{rate.Name}' has {rate.HardPercent:0.0} % hard bounces and {rate.ComplaintPercent:0.00} % complaints in {rate.Mails} mails."));
        WriteObject(result, enumerateCollection: true);
    });
}
