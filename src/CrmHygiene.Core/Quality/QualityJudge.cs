using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Standards.Rules;

namespace CrmHygiene.Core.Quality;

/// <summary>Judges single contacts. Not thread-safe: one a thread.</summary>
internal sealed class QualityJudge
{
    private static readonly HashSet<StaleReason> Reasons = [StaleReason.HardBounce, StaleReason.InvalidEmail, StaleReason.Complaint, StaleReason.Unsubscribed];

    private readonly CrmPolicy _policy;
    private readonly ContactField[] _fields;
    private readonly ContactTester _tester;
    private readonly StaleJudge _stale;

    /// <param name="options">The policy and the moment that is now.</param>
    /// <param name="fields">The fields whose filling is measured.</param>
    public QualityJudge(QualityOptions options, ContactField[] fields)
    {
        _policy = options.Policy;
        _fields = fields;
        _tester = new ContactTester(options.Policy, options.AsOf, countryOf: options.CountryOf);
        _stale = new StaleJudge(StaleOptions.FromPolicy(options.Policy, options.AsOf) with { Reasons = Reasons });
    }

    /// <summary>What a contact adds to the counts.</summary>
    /// <param name="contact">The contact; it is not changed.</param>
    /// <param name="facts">What is known beyond its columns.</param>
    public QualityRow Judge(Contact contact, StaleFacts facts)
    {
        ContactLayout layout = contact.GetLayout();
        ContactFinding[] findings = _tester.Test(contact) is { Count: > 0 } found ? [.. found] : [];
        ulong filled = 0;
        for (int i = 0; i < _fields.Length; i++)
            if (Has(contact, layout, _fields[i])) filled |= 1UL << i;
        string email = contact.GetText(ContactField.Email).Trim();
        bool consent = email.Length > 0 && (Has(contact, layout, ContactField.ConsentBasis) || Has(contact, layout, ContactField.OptInDate));
        return new QualityRow(findings, Mail(contact, facts), filled, RequiredMet(contact, layout), email.Length == 0 ? 0 : EmailSet.HashOf(email), consent, email.Length > 0 && IsRecorded(layout, facts), Touched(contact));
    }

    private MailState Mail(Contact contact, StaleFacts facts)
    {
        MailState mail = MailState.None;
        foreach (StaleFinding finding in _stale.Judge(contact, facts))
        {
            mail |= finding.Kind switch
            {
                StaleReason.Unsubscribed when finding.Action != StaleAction.Review => MailState.OptedOut,
                StaleReason.Complaint => MailState.Complained,
                StaleReason.HardBounce or StaleReason.InvalidEmail => MailState.Bounced,
                _ => MailState.None,
            };
        }
        return mail;
    }

    private int RequiredMet(Contact contact, ContactLayout layout)
    {
        int met = 0;
        foreach (IReadOnlyList<ContactField> group in _policy.Required)
        {
            for (int i = 0; i < group.Count; i++)
            {
                if (!Has(contact, layout, group[i])) continue;
                met++;
                break;
            }
        }
        return met;
    }

    private static bool IsRecorded(ContactLayout layout, StaleFacts facts) => facts.EmailVerdict != Verdict.Unknown
        || layout.IndexOf(ContactField.BounceType) >= 0 || layout.IndexOf(ContactField.BounceReason) >= 0 || layout.IndexOf(ContactField.EmailStatus) >= 0 || layout.IndexOf(ContactField.BounceCount) >= 0;

    private static DateTime? Touched(Contact contact)
    {
        DateTime? touched = contact.GetDate(ContactField.UpdatedAt);
        if (contact.GetDate(ContactField.LastActivity) is { } active && (touched is null || active > touched)) touched = active;
        return touched ?? contact.GetDate(ContactField.CreatedAt);
    }

    private static bool Has(Contact contact, ContactLayout layout, ContactField field) => layout.IndexOf(field) is >= 0 and int column && !contact.IsBlank(column);
}
