namespace CrmHygiene.Core.Verification.Email;

/// <summary>Suggestions for mistyped addresses, as a function other parts of the engine take.</summary>
public static class EmailSuggestions
{
    /// <summary>A thread-safe function from an address to what was probably meant, with a confidence of 0 to 1; null where nothing speaks against it.</summary>
    /// <param name="lists">The reference lists.</param>
    public static Func<string, (string Suggestion, double Confidence)?> For(EmailReferenceData lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        var verifier = new EmailVerifier(new EmailVerifierOptions { Level = EmailLevel.Syntax, Lists = lists });
        return address => verifier.Verify(address) is { Suggestion: { } suggestion } finding ? (suggestion, finding.Confidence) : null;
    }
}
