namespace CrmHygiene.Core.Verification.History;

/// <summary>How long a verdict about a mailbox is good, by what it rests on.</summary>
internal static class VerdictLifetime
{
    /// <summary>The time; zero where it is not kept at all, because it says nothing about the address.</summary>
    public static TimeSpan Of(EmailMailboxAnswer answer) => answer.Reason switch
    {
        EmailReason.Greylisted or EmailReason.MailHostBusy => TimeSpan.FromMinutes(15),
        EmailReason.ProviderNotProbed or EmailReason.CreditsSpent or EmailReason.VerifierFailed => TimeSpan.Zero,
        _ when EmailReasons.IsOurFault(answer.Reason) => TimeSpan.Zero,
        EmailReason.MailboxFull => TimeSpan.FromDays(7),
        _ => answer.Verdict switch
        {
            Verdict.Valid => TimeSpan.FromDays(90),
            Verdict.Invalid or Verdict.Risky => TimeSpan.FromDays(30),
            _ => TimeSpan.FromDays(1),
        },
    };
}
