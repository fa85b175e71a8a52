using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>
/// Says why contacts are stale, from their own columns and from what else is known. Every reason is reported, not just
/// the first. Not thread-safe: one a pipeline.
/// </summary>
public sealed class StaleJudge
{
    private readonly StaleOptions _options;
    private readonly int _wanted;
    private readonly PerLayout<StaleColumns> _lists;

    /// <summary>Creates a judge.</summary>
    /// <param name="options">Thresholds and the moment that is now.</param>
    public StaleJudge(StaleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _lists = new(layout => new StaleColumns(layout, options.Profile));
        _wanted = options.Reasons is null ? ~0 : options.Reasons.Aggregate(0, (all, reason) => all | (1 << (int)reason));
    }

    /// <summary>Every reason why a contact is stale; empty where none is known.</summary>
    /// <param name="contact">The contact; it is not changed.</param>
    /// <param name="facts">What is known beyond its columns; null for nothing.</param>
    public IReadOnlyList<StaleFinding> Judge(Contact contact, StaleFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(contact);
        StaleSubject subject = new(contact, _lists.Of(contact.GetLayout()), facts ?? StaleFacts.None, _options, _wanted);
        EventReasonsJudge.Judge(subject);
        MailReasons.Judge(subject);
        EventReasonsJudge.Topics(subject);
        ContactReasons.Judge(subject);
        return subject.Findings;
    }
}
