namespace CrmHygiene.Core.Quality;

/// <summary>What one contact adds to the counts, worked out on another thread.</summary>
/// <param name="Findings">What is wrong with it.</param>
/// <param name="Mail">What mail has shown about its address.</param>
/// <param name="Filled">The filled fields among those measured, a bit each.</param>
/// <param name="RequiredMet">Groups of required fields of which one is filled.</param>
/// <param name="EmailHash">The hash of its address; 0 where it has none.</param>
/// <param name="HasConsent">Whether it has an address and a basis for mailing it.</param>
/// <param name="IsRecorded">Whether anything is on record about its mail.</param>
/// <param name="Touched">When it was last touched; null where no date says so.</param>
internal readonly record struct QualityRow(
    ContactFinding[] Findings, MailState Mail, ulong Filled, int RequiredMet, ulong EmailHash, bool HasConsent, bool IsRecorded, DateTime? Touched)
{
    public bool HasEmail => EmailHash != 0;
}
