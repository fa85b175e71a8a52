namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>Finds out about mailboxes: by SMTP, or by asking a paid provider.</summary>
internal interface IMailboxVerifier : IDisposable
{
    /// <summary>What our own side failed, once it was noticed; else null.</summary>
    string? Fault { get; }

    /// <summary>Asks about a mailbox whose domain takes mail.</summary>
    /// <param name="local">The local part as written.</param>
    /// <param name="domain">A-labels in lower case.</param>
    /// <param name="answer">What the DNS says about the domain.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    Task<EmailMailboxAnswer> VerifyAsync(string local, string domain, EmailDomainAnswer answer);

    /// <summary>Whether a mailbox can be asked about although the DNS has not confirmed its domain.</summary>
    /// <param name="domain">A-labels in lower case.</param>
    bool Knows(string domain);
}
