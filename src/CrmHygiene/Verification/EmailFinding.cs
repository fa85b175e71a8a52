namespace CrmHygiene;

/// <summary>The verdict on an e-mail address, the reason for it, and the facts found on the way.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class EmailFinding : Finding
{
    private readonly EmailDomainFacts? _domain;
    private readonly EmailDomainAnswer? _answer;
    private readonly EmailMailboxAnswer? _mailbox;
    private readonly string? _suggestion;
    private readonly long _checkedAtTicks;
    private readonly long _invalidSinceTicks;
    private readonly float _confidence;
    private readonly short _position;
    private readonly byte _verdict;
    private readonly byte _reason;
    private readonly EmailFacts _facts;

    internal EmailFinding(Contact? contact, string address, in EmailOutcome outcome) : base(contact, EmailReasons.NameOf(outcome.Reason))
    {
        Address = address;
        _domain = outcome.Domain;
        _answer = outcome.Answer;
        _mailbox = outcome.Mailbox;
        _suggestion = outcome.Suggestion;
        _checkedAtTicks = outcome.CheckedAt.Ticks;
        _invalidSinceTicks = (outcome.Mailbox?.InvalidSince ?? outcome.DomainInvalidSince).Ticks;
        _confidence = outcome.Confidence;
        _position = (short)Math.Min(outcome.Position, short.MaxValue);
        _verdict = (byte)outcome.Verdict;
        _reason = (byte)outcome.Reason;
        _facts = outcome.Facts;
    }

    /// <summary>The address that was checked, as written.</summary>
    public string Address { get; }

    /// <inheritdoc/>
    public override string Email => Address;

    /// <summary>What may be concluded.</summary>
    public Verdict Verdict => (Verdict)_verdict;

    /// <summary>The reason as a value; <see cref="Finding.Reason"/> is its name.</summary>
    public EmailReason ReasonCode => (EmailReason)_reason;

    /// <summary>The reason in a sentence; for a malformed address also where.</summary>
    public string Message => _position >= 0
        ? $"{EmailReasons.Describe(ReasonCode)} (character {_position + 1})"
        : EmailReasons.Describe(ReasonCode);

    /// <summary>Where the address is malformed: 0-based index of the character; null where it is well formed.</summary>
    public int? Position => _position >= 0 ? _position : null;

    /// <summary>Did you mean: the address that was probably meant, or null. Never to be applied without a person.</summary>
    public string? Suggestion => _suggestion ?? (_domain?.Suggestion is { } domain ? LocalPart + "@" + domain : null);

    /// <summary>Whether it is a function such as info or sales rather than a person.</summary>
    public bool IsRole => (_facts & EmailFacts.Role) != 0;

    /// <summary>Whether the part before the @ looks like random keys.</summary>
    public bool IsGibberish => (_facts & EmailFacts.Gibberish) != 0;

    /// <summary>Whether the domain is one of throw-away mailboxes.</summary>
    public bool IsDisposable => _domain?.IsDisposable ?? false;

    /// <summary>Whether the domain is one of a free mailbox provider.</summary>
    public bool IsFreeProvider => _domain?.IsFreeProvider ?? false;

    /// <summary>Whether the mail host accepts every recipient; null while nobody asked it (level Mailbox).</summary>
    public bool? IsCatchAll => _mailbox?.IsCatchAll;

    /// <summary>The domain as A-labels in lower case; empty where the address is malformed.</summary>
    public string Domain => _domain?.Name ?? string.Empty;

    /// <summary>The mail host with the best preference, in lower case; null where there is none or nobody asked.</summary>
    public string? MxHost => _mailbox?.Host ?? _answer?.MxHost;

    /// <summary>What the mail host answered about the recipient, or the paid provider's own code; null where neither was asked.</summary>
    public string? SmtpReply => _mailbox?.Reply;

    /// <summary>The enhanced status code of the mail host's answer (RFC 3463), such as 5.1.1; null where it gave none.</summary>
    public string? EnhancedStatusCode => _mailbox?.EnhancedStatusCode;

    /// <summary>Who answered at level Mailbox: SMTP, or the name of the paid provider; null where nobody was asked.</summary>
    public string? VerifiedBy => _mailbox is { Source.Length: > 0 } asked ? asked.Source : null;

    /// <summary>Whether the fault is on our side (resolver, port 25, blocklists …), so that nothing at all is known about the address.</summary>
    public bool IsOurFault => EmailReasons.IsOurFault(ReasonCode);

    /// <summary>The level at which the verdict was reached.</summary>
    public EmailLevel LevelReached => _mailbox is { IsConclusive: true } ? EmailLevel.Mailbox : _answer is null ? EmailLevel.Syntax : EmailLevel.Domain;

    /// <summary>When it was checked; at level Domain, when the domain's answer came; at level Mailbox, when the mail host's came.</summary>
    public DateTimeOffset CheckedAt => new(_checkedAtTicks, TimeSpan.Zero);

    /// <summary>Since when every check said Invalid, where a store remembers; else null.</summary>
    public DateTimeOffset? InvalidSince => _invalidSinceTicks == 0 ? null : new DateTimeOffset(_invalidSinceTicks, TimeSpan.Zero);

    /// <summary>How sure the verdict is, 0 (nothing is known) to 1 (certain).</summary>
    public double Confidence => Math.Round(_confidence, 2);

    /// <summary>
    /// The form in which two spellings of one mailbox are equal: lower case, domain as A-labels, and for providers known
    /// to do so without the tag after a plus sign and without dots. Empty where the address is malformed. For matching
    /// only: never mail it.
    /// </summary>
    public string CanonicalAddress => _domain is null ? string.Empty : EmailCanonical.Of(LocalPart, _domain);

    /// <summary>Every check in order, with what it answered.</summary>
    public IReadOnlyList<EmailCheck> Checks => EmailChecks.Of(this, _domain, _answer, _mailbox);

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, object?>> GetAttachedValues() =>
    [
        new("EmailVerdict", Verdict),
        new("EmailReason", Reason),
        new("EmailSuggestion", Suggestion),
    ];

    /// <summary>The address, verdict and reason on one line.</summary>
    public override string ToString() => $"{Address}: {Verdict} ({Reason})";

    private string LocalPart => Address[..Math.Max(0, Address.LastIndexOf('@'))];
}
