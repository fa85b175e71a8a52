using CrmHygiene.Core.Verification.Mailbox;

namespace CrmHygiene.Core.Verification.History;

/// <summary>Asks only about mailboxes nothing good is remembered of, and keeps every answer as it comes.</summary>
internal sealed class RememberingVerifier(IMailboxVerifier inner, VerdictHistory history, TimeProvider time) : IMailboxVerifier
{
    public string? Fault => inner.Fault;

    public bool Knows(string domain) => inner.Knows(domain);

    public async Task<EmailMailboxAnswer> VerifyAsync(string local, string domain, EmailDomainAnswer answer)
    {
        string address = $"{local}@{domain}";
        if (history.Find(address, time.GetUtcNow()) is { } remembered) return remembered;
        return history.Record(address, await inner.VerifyAsync(local, domain, answer).ConfigureAwait(false));
    }

    public void Dispose() => inner.Dispose();
}
