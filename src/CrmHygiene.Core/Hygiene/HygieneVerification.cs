using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Verification.Email;
using CrmHygiene.Core.Verification.History;
using CrmHygiene.Core.Verification.Mailbox;

namespace CrmHygiene.Core.Hygiene;

/// <summary>The job's step that verifies addresses, as far as the policy goes, with what the store remembers.</summary>
internal sealed class HygieneVerification(HygieneOptions options, CrmStore? store, DateTimeOffset? keptSince)
{
    private readonly CrmPolicy _policy = options.Policy;

    /// <summary>How far addresses are verified at the most; null is not at all.</summary>
    public static EmailLevel? LevelOf(EmailLevel? byHand, CrmPolicy policy) =>
        byHand is null && policy.VerificationLevel == EmailVerificationLevel.None && policy.LeadSourceRules.All(s => s.VerificationLevel is null or EmailVerificationLevel.None)
            ? null : byHand ?? LeadSourcePolicy.DeepestLevel(policy);

    /// <summary>Contacts whose address is Invalid.</summary>
    public long Invalid { get; private set; }

    /// <summary>Why verdicts may be missing, for people.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Attaches a verdict to every contact, but asks nobody about those that go anyway.</summary>
    /// <exception cref="ArgumentException">Level Mailbox is not enabled in the policy, or cannot be used as it is.</exception>
    /// <param name="contacts">The contacts.</param>
    /// <param name="rate">Counts those that have their verdict.</param>
    public void Run(IReadOnlyList<Contact> contacts, StageRate rate)
    {
        if (LevelOf(options.Level, _policy) is not { } level) return;
        if (level == EmailLevel.Mailbox && !_policy.Mailbox.Enabled) throw new ArgumentException("Level Mailbox has to be enabled in the policy.");
        var verifier = new EmailVerifier(new EmailVerifierOptions
        {
            Level = level,
            Dns = options.Dns,
            Lists = options.Lists,
            Mailbox = level == EmailLevel.Mailbox ? MailboxPolicy.ToOptions(_policy.Mailbox) : null,
            History = level == EmailLevel.Syntax || store is null ? null : new VerdictHistory(store) { KeptSince = keptSince },
            Merge = DuplicatePolicy.MergeOptions(_policy),
        });
        using var verification = new EmailVerification<Contact>(verifier, options.CancellationToken);
        Func<Contact, bool> goes = level == EmailLevel.Syntax ? _ => false : Going();
        foreach (Contact contact in contacts)
        {
            verification.Add(contact, contact.GetText(ContactField.Email), contact, options.Level is null ? LeadSourcePolicy.LevelOf(_policy, contact) : null, goes(contact));
            while (verification.TryTake(out Contact? done, out EmailFinding? finding)) Attach(done, finding, rate);
        }
        foreach ((Contact contact, EmailFinding finding) in verification.Drain()) Attach(contact, finding, rate);
        rate.End();
        if (verification.ResolverFault is { } resolver) Warnings.Add($"The DNS resolver failed the control queries, so domains could not be judged: those verdicts are Unknown and remove nobody. {resolver}");
        if (verification.ProbeFault is { } probe) Warnings.Add($"This machine was not fit to ask mail hosts, so those verdicts are Unknown and remove nobody. Try Test-CrmProbeHost. {probe}");
    }

    /// <summary>Whom the list loses whatever a mail host says: the suppressed, and those that are stale by what is known already.</summary>
    private Func<Contact, bool> Going()
    {
        SuppressionList suppressed = store is null ? SuppressionList.Empty : SuppressionList.Load(store, SuppressionKey.PathOf(_policy));
        var facts = new StaleFactBook(store, options.AsOf);
        var judge = new StaleJudge(StaleOptions.FromPolicy(_policy, options.AsOf));
        return contact => suppressed.IsSuppressed(contact) || judge.Judge(contact, facts.Of(contact)).Any(GoingContacts.Goes);
    }

    private void Attach(Contact contact, EmailFinding finding, StageRate rate)
    {
        rate.Count();
        if (finding.Verdict == Verdict.Invalid) Invalid++;
        // No other verdict is a reason to remove anybody, and a million of them take room.
        if (finding.Verdict == Verdict.Invalid || finding.ReasonCode == EmailReason.SpamTrapSuspected) contact.Attach(finding);
    }
}
