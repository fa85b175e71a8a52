namespace CrmHygiene;

/// <summary>One reason why a contact is stale, with its evidence.</summary>
public sealed class StaleFinding : Finding
{
    /// <summary>Creates a finding.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="kind">The reason.</param>
    /// <param name="name">The reason's name; the kind's own except for custom reasons.</param>
    /// <param name="action">What should be done.</param>
    /// <param name="evidence">What the judgement rests on, without personal data.</param>
    /// <param name="date">When what it rests on happened, or null where that is not recorded.</param>
    /// <param name="holdReason">What holds the contact; empty where nothing does.</param>
    /// <param name="reengageFirst">Whether the person should be asked once more before the action.</param>
    /// <param name="askObstacle">Why the person may not be asked; empty where nothing is in the way.</param>
    public StaleFinding(Contact contact, StaleReason kind, string name, StaleAction action, string evidence, DateTime? date, string holdReason = "", bool reengageFirst = false, string askObstacle = "")
        : base(contact, name)
    {
        Kind = kind;
        Action = action;
        Evidence = evidence;
        Date = date;
        HoldReason = holdReason;
        ReengageFirst = reengageFirst;
        AskObstacle = askObstacle;
    }

    /// <summary>The reason.</summary>
    public StaleReason Kind { get; }

    /// <summary>What should be done; milder than usual where the contact is held or the evidence is thin.</summary>
    public StaleAction Action { get; }

    /// <summary>What the judgement rests on, without personal data.</summary>
    public string Evidence { get; }

    /// <summary>When what it rests on happened; null where that is not recorded.</summary>
    public DateTime? Date { get; }

    /// <summary>Whether something (an open deal) keeps the contact whatever the mail says.</summary>
    public bool Held => HoldReason.Length > 0;

    /// <summary>What holds the contact; empty where nothing does.</summary>
    public string HoldReason { get; }

    /// <summary>Whether the person should be asked once more before the action.</summary>
    public bool ReengageFirst { get; }

    /// <summary>
    /// Why a person who should be asked once more may not be, such as for want of a lawful basis; empty where nothing is in
    /// the way. Such a contact stays until that is mended, or somebody removes it by name (-SkipReengagement).
    /// </summary>
    public string AskObstacle { get; }

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, object?>> GetAttachedValues() =>
    [
        new("StaleReason", Reason),
        new("StaleAction", Action),
    ];

    /// <summary>Reason, action and evidence.</summary>
    public override string ToString() => Held ? $"{Reason}: {Evidence} Held: {HoldReason} -> {Action}" : $"{Reason}: {Evidence} -> {Action}";
}
