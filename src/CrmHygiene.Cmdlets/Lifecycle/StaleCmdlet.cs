using System.Collections;
using System.Management.Automation;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Lifecycle;

/// <summary>What Find-, Measure- and Remove-CrmStaleContact share: when a contact is stale.</summary>
public abstract class StaleCmdlet : PolicyChangingCmdlet
{
    private StaleJudge? _judge;
    private StaleFactBook? _facts;

    /// <summary>The reasons to look for. All by default.</summary>
    [Parameter]
    public StaleReason[]? Reason { get; set; }

    /// <summary>How long without contact is inactive, such as '6 months', 180d or P6M.</summary>
    /// <value>6 months</value>
    [Parameter]
    public string? InactiveFor { get; set; }

    /// <summary>How many delivered mails in a row without an open or click are too many.</summary>
    /// <value>10</value>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int? UnopenedSendCount { get; set; }

    /// <summary>Companies that no longer exist: names or domains, or the path of a file with one a line.</summary>
    [Parameter]
    public string[]? GoneList { get; set; }

    /// <summary>Reasons of your own: @{ Name = 'OldRegion'; Action = 'Archive'; Evidence = 'The region was sold.'; Where = { $_.State -eq 'West' } }. Those of the policy hold beside them.</summary>
    [Parameter]
    public Hashtable[]? CustomReason { get; set; }

    /// <summary>A set of thresholds: Default, Strict (any bounce is enough) or HubSpot (11 mails never opened, 16 since the last engagement). The policy's thresholds hold only without it.</summary>
    [Parameter]
    [ValidateSet("Default", "Strict", "HubSpot")]
    public string? Preset { get; set; }

    /// <summary>The day that counts as today, so that a run can be repeated. Now by default.</summary>
    [Parameter]
    public DateTime AsOf { get; set; } = DateTime.Now;

    /// <summary>The limits and thresholds in force.</summary>
    private protected CrmPolicy PolicyInForce { get; private set; } = CrmPolicy.Default;

    /// <summary>The thresholds in force, with what parameters change.</summary>
    private protected StaleOptions OptionsInForce { get; private set; } = StaleOptions.Default(DateTime.Now);

    private protected override void BeginWithPolicy(CrmPolicy policy)
    {
        PolicyInForce = policy;
        StaleOptions options = Preset switch
        {
            "Strict" => StaleOptions.Strict(AsOf),
            "HubSpot" => StaleOptions.HubSpot(AsOf),
            "Default" => StaleOptions.Default(AsOf),
            _ => StaleOptions.FromPolicy(policy, AsOf),
        };
        options = options with { Custom = [.. PolicyReasons.Of(policy.Staleness, AsOf), .. ScriptReasons.Read(this, CustomReason)] };
        if (Reason is not null) options = options with { Reasons = Reason.ToHashSet() };
        if (UnopenedSendCount is { } count) options = options with { UnopenedSendCount = count, UnopenedNeverCount = count };
        if (InactiveFor is not null) options = options with { InactiveFor = Period(InactiveFor) };
        if (GoneList is not null) options = options with { GoneList = GoneFiles.Read(this, GoneList) };
        OptionsInForce = options = Adjust(options);
        _judge = new StaleJudge(options);
    }

    /// <summary>What a cmdlet changes of the thresholds by parameters of its own.</summary>
    /// <param name="options">The thresholds.</param>
    private protected virtual StaleOptions Adjust(StaleOptions options) => options;

    /// <summary>Every reason why a contact is stale; a verdict attached to it counts.</summary>
    /// <param name="contact">The contact.</param>
    private protected IReadOnlyList<StaleFinding> Judge(Contact contact) => _judge!.Judge(contact, FactsOf(contact));

    /// <summary>What is known of a contact beyond its columns; null for nothing.</summary>
    /// <param name="contact">The contact.</param>
    private protected StaleFacts? FactsOf(Contact contact)
    {
        if (_facts is null) WithStore(() => _facts = new StaleFactBook(StoreOfFacts(), AsOf));
        return _facts!.Of(contact);
    }

    // A store this run may yet make knows of nothing so far.
    private protected CrmStore? StoreOfFacts() =>
        (MayCreateStore || Run.Makes(StoreInUse.Location)) && !File.Exists(StoreInUse.Location.Path) ? null : Run.Store(this, StoreInUse with { Create = false });

    /// <summary>Reads a period; ends the cmdlet where it is none.</summary>
    /// <param name="text">As typed.</param>
    private protected CalendarPeriod Period(string text)
    {
        if (CalendarPeriod.TryParse(text, out CalendarPeriod period)) return period;
        ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException($"'{text}' is not a period: write '6 months', '180 days' or 'P6M'."), text));
        return default;
    }
}
