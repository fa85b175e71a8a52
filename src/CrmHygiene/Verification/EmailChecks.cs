namespace CrmHygiene;

/// <summary>Words the chain of checks behind a finding; only made when somebody looks.</summary>
internal static class EmailChecks
{
    public static List<EmailCheck> Of(EmailFinding finding, EmailDomainFacts? domain, EmailDomainAnswer? answer, EmailMailboxAnswer? mailbox)
    {
        List<EmailCheck> checks = new(4 + (answer?.Checks.Count ?? 0));
        if (domain is null)
        {
            checks.Add(new EmailCheck("Syntax", finding.Message));
            if (finding.Suggestion is { } repaired) checks.Add(new EmailCheck("Did you mean", repaired));
            return checks;
        }
        checks.Add(new EmailCheck("Syntax", "well formed"));
        checks.Add(new EmailCheck("Local part", (finding.IsRole, finding.IsGibberish) switch
        {
            (true, _) => "role account",
            (_, true) => "looks like random keys",
            _ => "no role account",
        }));
        checks.Add(new EmailCheck("Domain lists", domain switch
        {
            { IsDisposable: true } => "disposable",
            { IsFreeProvider: true } => "free provider",
            { IsReserved: true } => "reserved for tests or local use",
            { IsKnownTopLevel: false } => "unknown top-level domain",
            _ => "not listed",
        }));
        if (finding.Suggestion is { } suggestion) checks.Add(new EmailCheck("Did you mean", suggestion));
        if (answer is not null) checks.AddRange(answer.Checks);
        if (mailbox is not null) checks.AddRange(mailbox.Checks);
        checks.Add(new EmailCheck("Verdict", FormattableString.Invariant($"{finding.Verdict}, {finding.Reason}, confidence {finding.Confidence:0.##}")));
        return checks;
    }
}
