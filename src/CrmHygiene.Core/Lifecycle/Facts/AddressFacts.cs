namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>What the events of an address come to. The same events give the same facts, in whatever order they came and however often.</summary>
public sealed record AddressFacts
{
    /// <summary>The first hard bounce that is proven; null where there is none. A later delivery does not undo it.</summary>
    public DateTime? FirstHard { get; init; }

    /// <summary>The last proven hard bounce.</summary>
    public DateTime? LastHard { get; init; }

    /// <summary>Why, at the last one.</summary>
    public BounceReason HardReason { get; init; }

    /// <summary>Proven hard bounces of distinct mails.</summary>
    public int HardCount { get; init; }

    /// <summary>Whether all of them are refusals that a whole domain may give (Microsoft's 5.4.1).</summary>
    public bool HardIsRefusal { get; init; }

    /// <summary>Whether all of them fell on a day on which many recipients of the same servers failed.</summary>
    public bool HardInIncident { get; init; }

    /// <summary>The last hard bounce that nothing proves; null where there is none. Weak evidence.</summary>
    public DateTime? UnprovenHard { get; init; }

    /// <summary>The first delivery 60 days or more after the first hard bounce, with no hard bounce since: the pattern of a spam trap.</summary>
    public DateTime? AliveAgain { get; init; }

    /// <summary>Soft bounces of distinct mails since the last delivery; those of incidents are left out.</summary>
    public int SoftCount { get; init; }

    /// <summary>The first of them.</summary>
    public DateTime? FirstSoft { get; init; }

    /// <summary>The last of them.</summary>
    public DateTime? LastSoft { get; init; }

    /// <summary>Soft bounces that are held because they belong to an incident.</summary>
    public int HeldSoftCount { get; init; }

    /// <summary>Bounces of distinct mails by a full mailbox since the last delivery.</summary>
    public int FullCount { get; init; }

    /// <summary>The first of them.</summary>
    public DateTime? FirstFull { get; init; }

    /// <summary>The last of them.</summary>
    public DateTime? LastFull { get; init; }

    /// <summary>The last complaint that is proven.</summary>
    public DateTime? Complaint { get; init; }

    /// <summary>The last complaint that nothing proves.</summary>
    public DateTime? UnprovenComplaint { get; init; }

    /// <summary>What the person said, by way of contact and topic.</summary>
    public IReadOnlyList<ConsentRecord> Consent { get; init; } = [];

    /// <summary>The last opt-out from all mail, where no opt-in is later; null where there is none.</summary>
    public DateTime? OptOut => OptOutFrom(SuppressionChannel.Mail, string.Empty)?.OptOut;

    /// <summary>Whether that opt-out may be a scanner's, or nothing proves it.</summary>
    public bool OptOutIsDoubtful => OptOutFrom(SuppressionChannel.Mail, string.Empty)?.IsDoubtful ?? false;

    /// <summary>The opt-out that keeps a person from being contacted; a proven one before a doubtful one, then the latest. Null where there is none.</summary>
    /// <param name="channel">The way of contact.</param>
    /// <param name="topic">The topic: an opt-in to it that is later than an opt-out from everything counts. Null asks for any topic, empty for opt-outs from everything.</param>
    public ConsentRecord? OptOutFrom(SuppressionChannel channel, string? topic)
    {
        if (Consent.Count == 0) return null;
        DateTime? optedIn = string.IsNullOrEmpty(topic) ? null : Consent.FirstOrDefault(c => c.Channel == channel && IsAbout(c, topic))?.OptIn;
        return Consent.Where(c => c.Channel == channel && c.IsOptedOut && (topic is null || (c.IsForAll ? !c.IsUndoneBy(optedIn) : IsAbout(c, topic))))
            .OrderBy(c => c.IsDoubtful).ThenByDescending(c => c.OptOut).FirstOrDefault();
    }

    /// <summary>Whether a hard bounce is on record that neither an incident, nor a refusal of a whole domain, nor a domain that failed once explains.</summary>
    internal bool HardIsCertain => LastHard is not null && !HardInIncident && !HardIsRefusal && !HardIsOneDeadDomain;

    /// <summary>Whether the domain was dead, and no two answers lie 72 hours apart: name servers fail, domains are renewed late.</summary>
    internal bool HardIsOneDeadDomain => HardReason is BounceReason.HostUnknown or BounceReason.NotAccept && LastHard - FirstHard < TimeSpan.FromHours(72);

    private static bool IsAbout(ConsentRecord record, string topic) => !record.IsForAll && record.Topic.Equals(topic, StringComparison.OrdinalIgnoreCase);

    /// <summary>The last delivery.</summary>
    public DateTime? LastDelivered { get; init; }

    /// <summary>The last open by a person.</summary>
    public DateTime? LastOpened { get; init; }

    /// <summary>The last click by a person.</summary>
    public DateTime? LastClicked { get; init; }

    /// <summary>The last answer.</summary>
    public DateTime? LastReplied { get; init; }

    /// <summary>The last contact other than by mail: a purchase, call, meeting, ticket, sign-in.</summary>
    public DateTime? LastBusiness { get; init; }

    /// <summary>The last purchase.</summary>
    public DateTime? LastOrder { get; init; }

    /// <summary>Whether a deal is open at the moment that is now.</summary>
    public bool HasOpenDeal { get; init; }

    /// <summary>Whether a contract is in force at the moment that is now.</summary>
    public bool HasContract { get; init; }

    /// <summary>Tracked mails delivered since the last open, click or answer by a person.</summary>
    public int UnengagedCount { get; init; }

    /// <summary>When the first of them was delivered.</summary>
    public DateTime? FirstUnengaged { get; init; }

    /// <summary>When the last of them was delivered.</summary>
    public DateTime? LastUnengaged { get; init; }

    /// <summary>Whether a privacy proxy opened one of them, so that nothing can be said.</summary>
    public bool OpensAreUnknown { get; init; }

    /// <summary>Whether the person ever opened, clicked or answered.</summary>
    public bool EverEngaged { get; init; }

    /// <summary>The last event of any kind up to the moment that is now.</summary>
    public DateTime? LastEvent { get; init; }
}
