using System.Globalization;

namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>A contact under judgement, with what is known of it and what was found so far.</summary>
internal sealed class StaleSubject
{
    private readonly int _wanted;
    private List<StaleFinding>? _findings;

    /// <param name="contact">The contact.</param>
    /// <param name="columns">Those of its list.</param>
    /// <param name="facts">What is known beyond its columns.</param>
    /// <param name="options">Thresholds and the moment that is now.</param>
    /// <param name="wanted">The reasons to look for, a bit each.</param>
    public StaleSubject(Contact contact, StaleColumns columns, StaleFacts facts, StaleOptions options, int wanted)
    {
        _wanted = wanted;
        Contact = contact;
        Facts = facts;
        Options = options;
        Status = columns.Status(contact);
        (InactiveFor, UnopenedSendCount) = Thresholds(contact, columns, options);
        HoldReason = Hold(contact, facts, options, InactiveFor);
    }

    public Contact Contact { get; }
    public StaleFacts Facts { get; }
    public StaleOptions Options { get; }
    public StatusSet Status { get; }
    public CalendarPeriod InactiveFor { get; }
    public int UnopenedSendCount { get; }
    public string HoldReason { get; }
    public IReadOnlyList<StaleFinding> Findings => _findings ?? (IReadOnlyList<StaleFinding>)[];

    public bool Wants(StaleReason reason) => (_wanted & (1 << (int)reason)) != 0;

    public DateTime? Date(ContactField field) => Contact.GetDate(field);

    /// <summary>Whether a date column has a value that is not understood.</summary>
    public bool IsUnreadable(ContactField field)
    {
        int column = Contact.GetLayout().IndexOf(field);
        return column >= 0 && !Contact.IsBlank(column) && Contact.GetDate(column) is null;
    }

    /// <summary>Whether mail was certainly delivered after a moment: the person opened or clicked.</summary>
    public bool EngagedAfter(DateTime? moment) => moment is { } m && (Facts.Events?.LastDelivered > m || Facts.Events?.LastClicked > m || Date(ContactField.LastEmailClicked) > m || (Options.TrustOpens && Date(ContactField.LastEmailOpened) > m));

    public void Find(StaleReason reason, StaleAction action, string evidence, DateTime? date, bool reengageFirst = false, string? name = null, string? hold = null, string askObstacle = "")
    {
        hold ??= reason == StaleReason.DuplicateLost ? string.Empty : HoldReason;
        if (hold.Length > 0) action = Milder(reason, action);
        int known = reason == StaleReason.Custom || _findings is null ? -1 : _findings.FindIndex(f => f.Kind == reason);
        if (known >= 0)
        {
            // Events say it better than columns do, and come first; but whoever said no anywhere has said no.
            if (reason is not (StaleReason.Unsubscribed or StaleReason.Complaint) || action <= _findings![known].Action) return;
            _findings.RemoveAt(known);
        }
        (_findings ??= []).Add(new StaleFinding(Contact, reason, name ?? reason.ToString(), action, evidence, date, hold, reengageFirst && hold.Length == 0, hold.Length == 0 ? askObstacle : string.Empty));
    }

    // A held contact stays, but nobody is mailed who opted out, complained or cannot be reached.
    private static StaleAction Milder(StaleReason reason, StaleAction action) => reason switch
    {
        _ when action == StaleAction.Review => StaleAction.Review,
        StaleReason.HardBounce or StaleReason.SoftBounce or StaleReason.MailboxFull or StaleReason.Complaint or StaleReason.Unsubscribed or StaleReason.InvalidEmail or StaleReason.SpamTrapSuspected => StaleAction.Unsubscribe,
        _ => StaleAction.Review,
    };

    private static (CalendarPeriod, int) Thresholds(Contact contact, StaleColumns columns, StaleOptions options)
    {
        int? months = null, count = null;
        foreach (PolicySegment segment in options.Thresholds.Segments)
        {
            int column = columns.SegmentColumn(segment.Field);
            if (column < 0 || !contact.GetText(column).Trim().Equals(segment.Value, StringComparison.OrdinalIgnoreCase)) continue;
            (months, count) = (segment.InactiveMonths, segment.UnopenedSendCount);
            break;
        }
        return (options.InactiveFor ?? CalendarPeriod.OfMonths(months ?? options.Thresholds.InactiveMonths), options.UnopenedSendCount ?? count ?? options.Thresholds.UnopenedSendCount);
    }

    private static string Hold(Contact contact, StaleFacts facts, StaleOptions options, CalendarPeriod recent)
    {
        int deal = contact.GetLayout().IndexOf(ContactField.OpenDeal);
        if (deal >= 0 && (contact.GetBoolean(deal) ?? contact.GetNumber(deal) > 0)) return "a deal is open.";
        string stage = contact.GetText(ContactField.LifecycleStage).Trim();
        if (stage.Length > 0 && options.Thresholds.HoldStages.Contains(stage, StringComparer.OrdinalIgnoreCase)) return "its lifecycle stage is one that holds.";
        if (facts.Events is { HasOpenDeal: true }) return "a deal is open.";
        if (facts.Events is { HasContract: true }) return "a contract is in force.";
        DateTime? ordered = facts.Events?.LastOrder > facts.LastOrder || facts.LastOrder is null ? facts.Events?.LastOrder ?? facts.LastOrder : facts.LastOrder;
        if (ordered is { } order && order >= recent.Before(options.AsOf)) return string.Create(CultureInfo.InvariantCulture, $"it ordered on {order:yyyy-MM-dd}.");
        return string.Empty;
    }
}
