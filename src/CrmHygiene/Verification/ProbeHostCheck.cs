namespace CrmHygiene;

/// <summary>One check of our own host.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Answer">What was found.</param>
/// <param name="Cause">The cause that verdicts get because of it; null where it did not fail.</param>
public sealed record ProbeHostCheck(string Name, ProbeOutcome Outcome, string Answer, EmailReason? Cause = null)
{
    /// <summary>The check on one line.</summary>
    public override string ToString() => $"{Outcome} {Name}: {Answer}";
}
