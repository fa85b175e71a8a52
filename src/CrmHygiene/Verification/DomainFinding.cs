namespace CrmHygiene;

/// <summary>What is known about a mail domain, and whether its company may be gone.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class DomainFinding : Finding
{
    internal DomainFinding(Contact? contact, string domain, EmailReason reason) : base(contact, EmailReasons.NameOf(reason))
    {
        Domain = domain;
        ReasonCode = reason;
    }

    /// <summary>The domain as A-labels in lower case; as written where it is none.</summary>
    public string Domain { get; }

    /// <summary>Whether the domain takes mail.</summary>
    public Verdict Verdict { get; internal init; }

    /// <summary>The reason as a value; <see cref="Finding.Reason"/> is its name.</summary>
    public EmailReason ReasonCode { get; }

    /// <summary>The reason in a sentence.</summary>
    public string Message => EmailReasons.Describe(ReasonCode);

    /// <summary>How sure the verdict is, 0 to 1.</summary>
    public double Confidence { get; internal init; }

    /// <summary>The mail hosts in the order in which they are tried.</summary>
    public IReadOnlyList<string> MailHosts { get; internal init; } = [];

    /// <summary>Whether your own list of gone companies has the domain, or the company of the contact. The reliable path.</summary>
    public bool IsGone { get; internal init; }

    /// <summary>What speaks for a company that went out of business, for a person to look at; empty where nothing does.</summary>
    public string GoneHint { get; internal init; } = string.Empty;

    /// <summary>When the registration ends or ended (RDAP); null where nobody was asked or says so.</summary>
    public DateTimeOffset? ExpiresAt { get; internal init; }

    /// <summary>The states of the registration (RDAP), such as <c>redemption period</c>.</summary>
    public IReadOnlyList<string> RegistrationStatus { get; internal init; } = [];

    /// <summary>When the answer came.</summary>
    public DateTimeOffset CheckedAt { get; internal init; }

    /// <summary>Every check in order, with what it answered.</summary>
    public IReadOnlyList<EmailCheck> Checks { get; internal init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, object?>> GetAttachedValues() =>
    [
        new("DomainVerdict", Verdict),
        new("DomainReason", Reason),
        new("CompanyIsGone", IsGone),
    ];

    /// <summary>Domain, verdict and reason on one line.</summary>
    public override string ToString() => $"{Domain}: {Verdict} ({Reason}){(IsGone ? ", on the list of gone companies" : string.Empty)}";
}
