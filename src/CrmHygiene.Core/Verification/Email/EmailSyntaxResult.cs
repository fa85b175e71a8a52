namespace CrmHygiene.Core.Verification.Email;

/// <summary>The parts of a well-formed address, or what is wrong with a malformed one.</summary>
public readonly record struct EmailSyntaxResult
{
    /// <summary>Whether the address is well formed under the options.</summary>
    public bool IsValid => Reason == EmailReason.WellFormed;

    /// <summary><see cref="EmailReason.WellFormed"/>, or the code of the first error.</summary>
    public EmailReason Reason { get; init; }

    /// <summary>0-based index of the character that is wrong; -1 where the address is well formed.</summary>
    public int Position { get; init; }

    /// <summary>Where the local part is, quotes included and comments not.</summary>
    public Range Local { get; init; }

    /// <summary>Where the domain is, brackets of a literal included and comments not.</summary>
    public Range Domain { get; init; }

    /// <summary>Whether the local part is a quoted string.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>Whether the domain is an address literal.</summary>
    public bool IsLiteral { get; init; }

    /// <summary>The domain as A-labels where it has letters beyond ASCII; null where it is ASCII.</summary>
    public string? AsciiDomain { get; init; }

    internal static EmailSyntaxResult Error(EmailReason reason, int position) => new() { Reason = reason, Position = position };
}
