namespace CrmHygiene;

/// <summary>
/// The standard a list is kept to: one JSON file instead of a wiki page. Immutable; every value has a default, so an
/// empty file is a policy.
/// </summary>
public sealed record CrmPolicy
{
    /// <summary>The defaults.</summary>
    public static CrmPolicy Default { get; } = new();

    /// <summary>What the policy is called; empty where it has no name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The file it was read from; empty for the defaults.</summary>
    public string File { get; init; } = string.Empty;

    /// <summary>
    /// What every contact must have: each group is met by any one of its fields. By default an e-mail address or a phone
    /// number.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<ContactField>> Required { get; init; } =
        [[ContactField.Email, ContactField.Phone, ContactField.MobilePhone]];

    /// <summary>The fields worth having: what completeness is measured by. The rest is collected for no stated purpose.</summary>
    public IReadOnlyList<ContactField> Relevant { get; init; } =
    [
        ContactField.FirstName, ContactField.LastName, ContactField.Email, ContactField.Phone, ContactField.Company,
        ContactField.Country, ContactField.LeadSource, ContactField.Owner, ContactField.ConsentBasis, ContactField.LastActivity,
    ];

    /// <summary>Why fields are collected, who answers for them, how they are written; by name, ignoring case. Columns of the team's own may be among them.</summary>
    public IReadOnlyDictionary<string, PolicyField> Fields { get; init; } = new Dictionary<string, PolicyField>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How values are written.</summary>
    public PolicyStyle Style { get; init; } = new();

    /// <summary>ISO 3166-1 alpha-2 code of the country of contacts that have none, for reading their phones; null guesses nothing.</summary>
    public string? DefaultCountry { get; init; }

    /// <summary>How far e-mail addresses are checked. Defaults to <see cref="EmailVerificationLevel.Syntax"/>, which needs no network.</summary>
    public EmailVerificationLevel VerificationLevel { get; init; } = EmailVerificationLevel.Syntax;

    /// <summary>Whether and how mail hosts may be asked about recipients.</summary>
    public PolicyMailbox Mailbox { get; init; } = new();

    /// <summary>Files that extend the reference lists of e-mail verification, by the name of the list.</summary>
    public IReadOnlyDictionary<string, string> EmailLists { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Duplicates.</summary>
    public PolicyDuplicates Duplicates { get; init; } = new();

    /// <summary>When a contact is stale.</summary>
    public PolicyStaleness Staleness { get; init; } = new();

    /// <summary>How much one run may remove.</summary>
    public PolicyLimits Limits { get; init; } = new();

    /// <summary>How long what runs did is kept.</summary>
    public PolicyHistory History { get; init; } = new();

    /// <summary>The store's file, relative to the policy file; empty takes the user's own.</summary>
    public string Store { get; init; } = string.Empty;

    /// <summary>Whether suppressed addresses are kept as keyed hashes. Default false.</summary>
    public bool HashSuppressed { get; init; }

    /// <summary>The file of the key that hashes suppressed addresses, relative to the policy file; empty takes the account's own.</summary>
    public string SuppressionKeyFile { get; init; } = string.Empty;

    /// <summary>Severity by rule id where it differs from the rule's own; <see cref="RuleSeverity.Off"/> switches a rule off.</summary>
    public IReadOnlyDictionary<string, RuleSeverity> Rules { get; init; } = new Dictionary<string, RuleSeverity>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The lead sources that are known; empty knows all.</summary>
    public IReadOnlyList<string> LeadSources { get; init; } = [];

    /// <summary>The lead sources whose contacts are treated otherwise than the rest.</summary>
    public IReadOnlyList<PolicyLeadSource> LeadSourceRules { get; init; } = [];
}
