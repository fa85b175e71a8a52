namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>
/// Is it their mailbox or our host? Greets mail hosts that certainly answer, before any verdict and again when hosts cannot
/// be reached in a row.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ProbeControl(IReadOnlyList<string> domains, MailHostResolver resolver, MailHostConnector connector, CancellationToken cancel)
{
    private const int FailuresBeforeAnotherLook = 10;
    private readonly object _lock = new();
    private Task<ProbeFitness>? _control;
    private int _failuresInRow;

    /// <summary>The latest result; asks where nobody has yet.</summary>
    public Task<ProbeFitness> GetAsync()
    {
        lock (_lock) return _control ??= Task.Run(CheckAsync, cancel);
    }

    /// <summary>Tells how a conversation ended.</summary>
    public void Report(MailReply reply)
    {
        if (reply.Kind is not (ReplyKind.Unreachable or ReplyKind.Listed or ReplyKind.NoReverseDns))
        {
            Volatile.Write(ref _failuresInRow, 0);
            return;
        }
        if (Interlocked.Increment(ref _failuresInRow) % FailuresBeforeAnotherLook != 0) return;
        lock (_lock)
        {
            if (_control is { IsCompleted: true }) _control = null;
        }
    }

    private async Task<ProbeFitness> CheckAsync()
    {
        if (domains.Count == 0) return new ProbeFitness(null, []);
        List<EmailCheck> checks = [];
        EmailReason? cause = null;
        Task<MailReply?>[] greetings = [.. domains.Select(GreetAsync)];
        bool fit = false;
        for (int i = 0; i < greetings.Length; i++)
        {
            MailReply? reply = await greetings[i].ConfigureAwait(false);
            checks.Add(new EmailCheck($"Control: mail host of {domains[i]}", reply?.Text ?? "answers"));
            if (reply is null) fit = true;
            else if (cause is null or EmailReason.LocalPort25Blocked) cause = CauseOf(reply);
        }
        return new ProbeFitness(fit ? null : cause ?? EmailReason.ProbeHostUnfit, checks);
    }

    private async Task<MailReply?> GreetAsync(string domain)
    {
        IReadOnlyList<MailHost> hosts = await resolver.HostsAsync(domain).ConfigureAwait(false);
        (ProbeConnection? connection, MailReply? failure) = await connector.ConnectAsync(hosts, cancel).ConfigureAwait(false);
        if (connection is null) return failure;
        using (connection) await connection.QuitAsync().ConfigureAwait(false);
        return null;
    }

    private static EmailReason CauseOf(MailReply reply) => reply.Kind switch
    {
        ReplyKind.Unreachable => EmailReason.LocalPort25Blocked,
        ReplyKind.Listed => EmailReason.LocalIpListed,
        ReplyKind.NoReverseDns => EmailReason.NoReverseDns,
        ReplyKind.Throttled => EmailReason.Throttled,
        _ => EmailReason.ProbeHostUnfit,
    };
}

/// <summary>Whether this machine may ask.</summary>
/// <param name="Cause">Why not, or null where it may.</param>
/// <param name="Checks">What was asked and answered.</param>
internal sealed record ProbeFitness(EmailReason? Cause, IReadOnlyList<EmailCheck> Checks);
