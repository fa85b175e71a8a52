namespace CrmHygiene;

/// <summary>How far an e-mail address is checked.</summary>
public enum EmailVerificationLevel
{
    /// <summary>Not at all.</summary>
    None = 0,
    /// <summary>Whether it is written as an address.</summary>
    Syntax,
    /// <summary>Whether its domain takes mail, too.</summary>
    Dns,
    /// <summary>Whether the mailbox exists, too; only where the policy allows it and the host is fit to ask.</summary>
    Mailbox,
}
