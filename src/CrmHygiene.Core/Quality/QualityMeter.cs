using System.Collections.Concurrent;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Standards.Rules;

namespace CrmHygiene.Core.Quality;

/// <summary>
/// Measures a list contact by contact, holding counts only. Contacts are judged on other threads, a batch at a time, and
/// counted in their order, so the report does not depend on the number of threads. Not thread-safe: one a pipeline.
/// </summary>
public sealed class QualityMeter
{
    private readonly QualityOptions _options;
    private readonly Func<(ContactTester Tester, StaleJudge Judge)> _judges;
    private readonly ConcurrentBag<(ContactTester Tester, StaleJudge Judge)> _idle = [];
    private readonly Queue<(QualityBatch Batch, Task Judged)> _atWork = new();
    private readonly int _most;
    private readonly ContactField[] _fields;
    private readonly QualityCounts _counts;
    private readonly EmailSet _emails = new();
    private readonly SegmentTable[] _segments;
    private readonly int[] _invalidSeen;
    private QualityBatch _batch = new();
    private ContactLayout? _layout;

    /// <summary>Creates a meter.</summary>
    /// <param name="options">The policy and the moment that is now.</param>
    public QualityMeter(QualityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        StaleOptions stale = StaleOptions.FromPolicy(options.Policy, options.AsOf) with
        {
            Reasons = new HashSet<StaleReason> { StaleReason.HardBounce, StaleReason.InvalidEmail, StaleReason.Complaint, StaleReason.Unsubscribed },
        };
        _judges = () => (new ContactTester(options.Policy, options.AsOf, countryOf: options.CountryOf), new StaleJudge(stale));
        _idle.Add(_judges());
        _most = Math.Max(1, options.DegreeOfParallelism) * 2;
        _fields = [.. options.Policy.Required.SelectMany(g => g).Concat(options.Policy.Relevant).Distinct().Order()];
        _counts = new QualityCounts(_fields.Length);
        _segments = [.. options.SegmentBy.Select(f => new SegmentTable(f))];
        _invalidSeen = new int[_fields.Length];
    }

    /// <summary>Measures one contact.</summary>
    /// <param name="contact">The contact; it is not changed.</param>
    /// <param name="facts">What is known beyond its columns; null for nothing.</param>
    public void Add(Contact contact, StaleFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(contact);
        _batch.Add(contact, facts ?? StaleFacts.None);
        if (_batch.Count < QualityBatch.Size) return;
        if (_atWork.Count >= _most) CountNext();
        QualityBatch batch = _batch;
        _atWork.Enqueue((batch, Task.Run(() => Judge(batch))));
        _batch = new QualityBatch();
    }

    /// <summary>The report over all contacts so far.</summary>
    public QualityReport Report()
    {
        while (_atWork.Count > 0) CountNext();
        Judge(_batch);
        Count(_batch);
        _batch.Clear();
        return QualityReportBuilder.Build(_options, _fields, _counts, _segments);
    }

    private void Judge(QualityBatch batch)
    {
        if (!_idle.TryTake(out (ContactTester Tester, StaleJudge Judge) judges)) judges = _judges();
        batch.Judge(judges.Tester, judges.Judge);
        _idle.Add(judges);
    }

    private void CountNext()
    {
        (QualityBatch batch, Task judged) = _atWork.Dequeue();
        judged.GetAwaiter().GetResult();
        Count(batch);
    }

    private void Count(QualityBatch batch)
    {
        for (int i = 0; i < batch.Count; i++) Count(batch.ContactAt(i), batch.FactsAt(i), batch.FindingsAt(i), batch.MailAt(i));
    }

    private void Count(Contact contact, StaleFacts facts, ContactFinding[] findings, MailState mail)
    {
        ContactLayout layout = contact.GetLayout();
        _counts.Contacts++;
        if (!ReferenceEquals(layout, _layout)) See(layout);
        _counts.Consistency.Add(contact, layout);

        int filled = 0;
        for (int i = 0; i < _fields.Length; i++)
        {
            int column = layout.IndexOf(_fields[i]);
            if (column < 0) continue;
            _counts.Present[i] = true;
            if (contact.IsBlank(column)) continue;
            _counts.Filled[i]++;
            filled++;
        }
        double complete = _counts.AddCompleteness(filled, RequiredMet(contact, layout), _options.Policy.Required.Count);
        bool valid = CountFindings(findings);
        string email = contact.GetText(ContactField.Email).Trim();
        bool consent = email.Length > 0 && (Has(contact, layout, ContactField.ConsentBasis) || Has(contact, layout, ContactField.OptInDate));
        bool? dead = email.Length > 0 ? CountMail(layout, email, consent, facts, mail) : null;
        CountAge(contact);
        foreach (SegmentTable segment in _segments) segment.Add(contact, complete, valid, email.Length > 0, consent, dead);
    }

    private void See(ContactLayout layout)
    {
        _layout = layout;
        _counts.Sources.Add(layout.SourceName);
        foreach (ContactColumn column in layout.Columns) _counts.Columns.Add(column.Field == ContactField.None ? column.Name : $"{column.Name} ({ContactFields.NameOf(column.Field)})");
    }

    private int RequiredMet(Contact contact, ContactLayout layout)
    {
        int met = 0;
        foreach (IReadOnlyList<ContactField> group in _options.Policy.Required)
        {
            foreach (ContactField field in group)
            {
                if (!Has(contact, layout, field)) continue;
                met++;
                break;
            }
        }
        return met;
    }

    private bool CountFindings(ContactFinding[] findings)
    {
        if (findings.Length == 0)
        {
            _counts.Valid++;
            return true;
        }
        bool valid = true, atOdds = false;
        Array.Clear(_invalidSeen);
        foreach (ContactFinding finding in findings)
        {
            _counts.AddRule(finding);
            atOdds |= ConsistencyCounts.Rules.Contains(finding.Rule);
            if (finding.Severity < RuleSeverity.Warning) continue;
            valid = false;
            // An empty value is incomplete, not invalid.
            if (finding.Value.Length == 0 || !ContactFields.TryParse(finding.Field, out ContactField field)) continue;
            int at = Array.IndexOf(_fields, field);
            if (at >= 0 && _invalidSeen[at]++ == 0) _counts.Invalid[at]++;
        }
        if (valid) _counts.Valid++;
        if (atOdds) _counts.Consistency.AtOdds++;
        return valid;
    }

    // Whether the address is known to be dead; null where nothing is recorded about it.
    private bool? CountMail(ContactLayout layout, string email, bool consent, StaleFacts facts, MailState mail)
    {
        _counts.WithEmail++;
        if (consent) _counts.Consent++;
        if (!_emails.Add(email)) _counts.SameEmail++;
        bool recorded = facts.EmailVerdict != Verdict.Unknown || layout.IndexOf(ContactField.BounceType) >= 0 || layout.IndexOf(ContactField.BounceReason) >= 0
            || layout.IndexOf(ContactField.EmailStatus) >= 0 || layout.IndexOf(ContactField.BounceCount) >= 0;
        bool bounced = mail.HasFlag(MailState.Bounced), complained = mail.HasFlag(MailState.Complained), optedOut = mail.HasFlag(MailState.OptedOut);
        if (!recorded) return null;
        _counts.MailRecorded++;
        if (bounced) _counts.Dead++;
        if (complained) _counts.Complained++;
        // Who opted out is not mailed and bounces for nobody.
        if (!optedOut)
        {
            _counts.Mailable++;
            if (bounced) _counts.MailableDead++;
            if (complained) _counts.MailableComplained++;
        }
        return bounced;
    }

    private void CountAge(Contact contact)
    {
        DateTime? touched = contact.GetDate(ContactField.UpdatedAt);
        if (contact.GetDate(ContactField.LastActivity) is { } active && (touched is null || active > touched)) touched = active;
        touched ??= contact.GetDate(ContactField.CreatedAt);
        _counts.AddAge(touched, _options.AsOf);
    }

    private static bool Has(Contact contact, ContactLayout layout, ContactField field) => layout.IndexOf(field) is >= 0 and int column && !contact.IsBlank(column);
}
