namespace CrmHygiene;

/// <summary>What the policy does otherwise with contacts of one lead source: a purchased list is not an opt-in form.</summary>
public sealed record PolicyLeadSource
{
    /// <summary>The lead source, compared without case with what an import stamped, else with what the list says.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>How far e-mail addresses of the source are checked; null as for the whole list.</summary>
    public EmailVerificationLevel? VerificationLevel { get; init; }

    /// <summary>Whether its contacts may be mailed. Default Allowed.</summary>
    public SendEligibility Send { get; init; }

    /// <summary>Months without contact, 1 to 240; null as for the whole list.</summary>
    public int? InactiveMonths { get; init; }

    /// <summary>Unopened mails in a row, 1 to 1000; null as for the whole list.</summary>
    public int? UnopenedSendCount { get; init; }
}
