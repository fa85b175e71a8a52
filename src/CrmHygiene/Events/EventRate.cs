namespace CrmHygiene;

/// <summary>How much of the mail of a service, campaign, sender or domain bounced or was reported, against the lines to steer by.</summary>
public sealed record EventRate
{
    /// <summary>What the rate is of: Service, Campaign, Sender, Domain, or a field of contacts such as LeadSource.</summary>
    public required string Scope { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Mails: delivered and bounced, or sent where deliveries are not told.</summary>
    public long Mails { get; init; }

    /// <summary>Hard bounces.</summary>
    public long HardBounces { get; init; }

    /// <summary>Soft bounces.</summary>
    public long SoftBounces { get; init; }

    /// <summary>Complaints.</summary>
    public long Complaints { get; init; }

    /// <summary>Hard bounces, 0 to 100 percent of the mails.</summary>
    public double HardPercent => Mails == 0 ? 0 : 100.0 * HardBounces / Mails;

    /// <summary>Complaints, 0 to 100 percent of the mails.</summary>
    public double ComplaintPercent => Mails == 0 ? 0 : 100.0 * Complaints / Mails;

    /// <summary>Warning from 2 % hard bounces or 0.1 % complaints, alarm from 5 % or 0.3 %; fewer than 50 mails say nothing.</summary>
    public RateLevel Level => Mails < 50 ? RateLevel.Unknown : HardPercent >= 5 || ComplaintPercent >= 0.3 ? RateLevel.Alarm : HardPercent >= 2 || ComplaintPercent >= 0.1 ? RateLevel.Warning : RateLevel.Good;
}
