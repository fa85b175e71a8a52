using System.Collections.Concurrent;
using System.Numerics;
using CrmHygiene.Core.Lifecycle.Staleness;

namespace CrmHygiene.Core.Quality;

/// <summary>
/// Measures a list contact by contact, holding counts only. Contacts are judged on other threads, a batch at a time, and
/// counted in their order, so the report does not depend on the number of threads. Not thread-safe: one a pipeline.
/// </summary>
public sealed class QualityMeter
{
    private readonly QualityOptions _options;
    private readonly ConcurrentBag<QualityJudge> _idle = [];
    private readonly Queue<(QualityBatch Batch, Task Judged)> _atWork = new();
    private readonly int _most;
    private readonly ContactField[] _fields;
    private readonly QualityCounts _counts;
    private readonly EmailSet _emails = new();
    private readonly SegmentTable[] _segments;
    private readonly int[] _invalidSeen;
    private QualityBatch _batch = new();
    private readonly HashSet<ContactLayout> _layouts = new(ReferenceEqualityComparer.Instance);
    private ContactLayout? _layout;

    /// <summary>Creates a meter.</summary>
    /// <param name="options">The policy and the moment that is now.</param>
    public QualityMeter(QualityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _most = Math.Max(1, options.DegreeOfParallelism) * 2;
        _fields = [.. options.Policy.Required.SelectMany(g => g).Concat(options.Policy.Relevant).Distinct().Order()];
        _idle.Add(new QualityJudge(options, _fields));
        _counts = new QualityCounts(_fields.Length, options.AsOf);
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
        if (!_idle.TryTake(out QualityJudge? judge)) judge = new QualityJudge(_options, _fields);
        batch.Judge(judge);
        _idle.Add(judge);
    }

    private void CountNext()
    {
        (QualityBatch batch, Task judged) = _atWork.Dequeue();
        judged.GetAwaiter().GetResult();
        Count(batch);
    }

    private void Count(QualityBatch batch)
    {
        for (int i = 0; i < batch.Count; i++) Count(batch.ContactAt(i), in batch.RowAt(i));
    }

    private void Count(Contact contact, in QualityRow row)
    {
        ContactLayout layout = contact.GetLayout();
        _counts.Contacts++;
        if (!ReferenceEquals(layout, _layout)) See(layout);
        _counts.Consistency.Add(contact, layout);
        for (int i = 0; i < _fields.Length; i++)
        {
            if ((row.Filled & (1UL << i)) == 0) continue;
            _counts.Filled[i]++;
            _counts.Present[i] = true;
        }
        double complete = _counts.AddCompleteness(BitOperations.PopCount(row.Filled), row.RequiredMet, _options.Policy.Required.Count);
        bool valid = CountFindings(row.Findings);
        bool? dead = row.HasEmail ? CountMail(in row) : null;
        _counts.AddAge(row.Touched);
        foreach (SegmentTable segment in _segments) segment.Add(contact, complete, valid, row.HasEmail, row.HasConsent, dead);
    }

    private void See(ContactLayout layout)
    {
        _layout = layout;
        if (!_layouts.Add(layout)) return;
        _counts.Sources.Add(layout.SourceName);
        for (int i = 0; i < _fields.Length; i++) _counts.Present[i] |= layout.IndexOf(_fields[i]) >= 0;
        foreach (ContactColumn column in layout.Columns) _counts.Columns.Add(column.Field == ContactField.None ? column.Name : $"{column.Name} ({ContactFields.NameOf(column.Field)})");
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
    private bool? CountMail(in QualityRow row)
    {
        _counts.WithEmail++;
        if (row.HasConsent) _counts.Consent++;
        if (!_emails.Add(row.EmailHash)) _counts.SameEmail++;
        if (!row.IsRecorded) return null;
        bool bounced = row.Mail.HasFlag(MailState.Bounced), complained = row.Mail.HasFlag(MailState.Complained);
        _counts.MailRecorded++;
        if (bounced) _counts.Dead++;
        if (complained) _counts.Complained++;
        // Who opted out is not mailed and bounces for nobody.
        if (!row.Mail.HasFlag(MailState.OptedOut))
        {
            _counts.Mailable++;
            if (bounced) _counts.MailableDead++;
            if (complained) _counts.MailableComplained++;
        }
        return bounced;
    }
}
