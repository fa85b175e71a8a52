using System.Globalization;
using System.Management.Automation;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Changes.Plans;
using CrmHygiene.Core.Standards.Repair;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Values;
using CrmHygiene.Core.Verification.Email;

namespace CrmHygiene.Cmdlets.Standards;

/// <summary>Repairs contacts: white space, name and e-mail casing, phones to E.164, countries to ISO 3166. An e-mail typo is suggested, and changed only where a person accepts it.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "CrmContact", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Contact))]
public sealed class RepairCrmContactCommand : PolicyChangingCmdlet
{
    private readonly List<(Contact Before, Contact After)> _waiting = [];
    private Repairer? _repairer;
    private SuggestionChoice? _choice;
    private RunJournal? _journal;
    private ChangeSet? _plan;
    private double _maxPercent;
    private bool _begun;
    private bool _planning;
    private bool _asking;
    private long _contacts;
    private long _changed;
    private long _changes;
    private long _accepted;
    private long _unseen;

    /// <summary>Contacts, any objects whose properties name contact fields, or files of contacts.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <summary>The ids of the rules to apply. All by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RepairRuleCompleter))]
    public string[]? Rule { get; set; }

    /// <summary>Applies the suggestions that the contacts carry already, which a person looked at: by rule (EmailTypo), by field (Email), or * for all. Suggestions made by this call are not accepted. A contact whose e-mail address is corrected is marked ConfirmBeforeMailing.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SuggestionCompleter))]
    public string[]? AcceptSuggestion { get; set; }

    /// <summary>The country of phone numbers that name none, for contacts without a country: an ISO 3166 code or a name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CountryCompleter))]
    public string? DefaultCountry { get; set; }

    /// <summary>A file for the plan (.csv, .xlsx or .json) instead of doing it: a person strikes rows or changes After, and Invoke-CrmChangeSet applies the rest. Cmdlets of one pipeline may share a file.</summary>
    [Parameter]
    public string? PlanPath { get; set; }

    /// <summary>The most contacts that may be changed, in percent of those that come. More stops the run: nothing is exported.</summary>
    /// <value>100</value>
    [Parameter]
    [ValidateRange(0.0, 100.0)]
    public double? MaxRepairPercent { get; set; }

    /// <summary>Makes the store where it is missing. Without it a store that is named has to be there, so that a task under another account never sees an empty one.</summary>
    [Parameter]
    public SwitchParameter CreateStore { get; set; }

    private protected override bool MayCreateStore => CreateStore;

    private protected override void BeginWithPolicy(CrmPolicy policy)
    {
        _plan = PlanPath is null ? null : Run.PlanFor(ResolveDestination(PlanPath));
        (_planning, _asking) = (IsPlanning || _plan is not null, IsAsking && _plan is null);
        _maxPercent = MaxRepairPercent ?? policy.Limits.MaxRepairPercent;
        try
        {
            if (AcceptSuggestion is not null) _choice = new SuggestionChoice(AcceptSuggestion);
            _repairer = new Repairer(new RepairOptions { Rules = Rule, DefaultRegion = DefaultCountry ?? policy.DefaultCountry, SuggestEmail = EmailSuggestions.For(EmailReferenceData.BuiltIn), Style = policy.Style, Fields = policy.Fields });
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.ArgumentInvalid(exception, Rule ?? AcceptSuggestion));
        }
    }

    private protected override void ProcessContact(Contact contact, Finding? finding)
    {
        _contacts++;
        Contact target = _planning || _asking ? contact.Copy() : contact;
        if (finding is not null) target.MarkFound();
        int before = target.GetChanges().Count;
        int accepted = _choice?.Accept(target) ?? 0;
        _accepted += accepted;
        int seen = target.GetSuggestions().Count;
        if (_repairer!.Repair(target) | accepted > 0)
        {
            _changed++;
            _changes += target.GetChanges().Count - before;
            _plan?.AddChanges(target, before);
        }
        if (!_planning && !_asking) Note(target);
        if (target.GetSuggestions().Count > seen) _unseen++;
        _plan?.AddSuggestions(target);
        if (_planning) target.MarkPlanned();
        if (_asking && !_planning) _waiting.Add((contact, target));
        else WriteObject(target);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string accepted = _accepted == 0 ? string.Empty : $", {Counted.Of(_accepted, "suggestion")} accepted";
        string what = string.Create(CultureInfo.InvariantCulture, $"Repair {_changed:N0} of {Counted.Of(_contacts, "contact")} ({Counted.Of(_changes, "change")}{accepted})");
        if (_plan is null && (decimal)_changed * 100 > (decimal)_maxPercent * _contacts) ThrowTerminatingError(Errors.RepairLimitExceeded(_changed, _contacts, _maxPercent));
        if (_plan is not null) SavePlan(ResolveDestination(PlanPath!));
        else if (_planning || _asking)
        {
            bool repaired = Ask(what, what + "?") == RunAnswer.Do;
            foreach ((Contact original, Contact result) in _waiting)
            {
                if (repaired) Note(result);
                WriteObject(repaired ? result : original);
            }
        }
        else WriteVerbose(what);
        if (_choice is not null && _unseen > 0) WriteWarning($"{_unseen} contacts got suggestions only now; nobody looked at them, so none was accepted. Look at their Suggestions, then pass the contacts with -AcceptSuggestion once more.");
        Run.Ended(this);
    }

    /// <summary>Notes what was repaired, and what scripts before it in the pipeline changed.</summary>
    private void Note(Contact contact)
    {
        if (RunJournal.Knows(contact)) return;
        try
        {
            if (!_begun) _journal = BeginRun();
            _begun = true;
            _journal?.AddChange(contact);
        }
        catch (StoreException exception)
        {
            ThrowTerminatingError(Errors.FromStore(exception, this));
        }
    }
}
