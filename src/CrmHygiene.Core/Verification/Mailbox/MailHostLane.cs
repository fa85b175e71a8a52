namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>
/// The queue to the mail hosts that some domains share: recipients are asked about in few connections, one after the other.
/// A host that refuses us is not asked on.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class MailHostLane(IReadOnlyList<MailHost> hosts, HostGate gate, SemaphoreSlim throttle, MailHostConnector connector, MailboxOptions options, TimeProvider time, CountdownEvent conversations, CancellationToken cancel)
{
    /// <summary>How long the news that nobody can be reached, or that we are not wanted, is good.</summary>
    private static readonly TimeSpan FailureMemory = TimeSpan.FromMinutes(10);

    private readonly object _lock = new();
    private readonly Queue<(string Recipient, TaskCompletionSource<MailReply> Reply)> _waiting = new(), _first = new();
    private int _workers;
    private MailReply? _failure;
    private DateTimeOffset _failureUntil;

    /// <summary>Asks about a recipient.</summary>
    /// <param name="recipient">The address.</param>
    /// <param name="first">Before all that wait: others can only be judged once this one is answered.</param>
    public Task<MailReply> AskAsync(string recipient, bool first = false)
    {
        // Whoever waits goes on here and now, so that an answer is kept before the next question is asked: a kill loses one.
        TaskCompletionSource<MailReply> reply = new();
        lock (_lock)
        {
            if (_failure is not null && time.GetUtcNow() < _failureUntil) return Task.FromResult(_failure);
            (first ? _first : _waiting).Enqueue((recipient, reply));
            if (_workers == 0 || (_workers < options.ConnectionsPerHost && _waiting.Count > options.RecipientsPerConnection))
            {
                _workers++;
                _ = Task.Run(WorkAsync, CancellationToken.None);
            }
        }
        return reply.Task.WaitAsync(cancel);
    }

    private async Task WorkAsync()
    {
        bool counted = conversations.TryAddCount();
        try
        {
            while (HasWork())
            {
                await throttle.WaitAsync(cancel).ConfigureAwait(false);
                try
                {
                    await gate.Connections.WaitAsync(cancel).ConfigureAwait(false);
                    try
                    {
                        await ConverseAsync().ConfigureAwait(false);
                    }
                    finally
                    {
                        gate.Connections.Release();
                    }
                }
                finally
                {
                    throttle.Release();
                }
            }
        }
        catch (Exception e)
        {
            // whoever waits must learn of it; on Ctrl+C they have left already
            while (Next(out _, out TaskCompletionSource<MailReply>? reply)) reply!.TrySetException(e);
            lock (_lock) _workers--;
        }
        finally
        {
            if (counted) conversations.Signal();
        }
    }

    private async Task ConverseAsync()
    {
        (ProbeConnection? connection, MailReply? failure) = await connector.ConnectAsync(hosts, cancel).ConfigureAwait(false);
        if (connection is null)
        {
            GiveUp(failure!);
            return;
        }
        using ProbeConnection owned = connection;
        string? second = null;
        for (int asked = 0; asked < options.RecipientsPerConnection && Next(out string? recipient, out TaskCompletionSource<MailReply>? reply); asked++)
        {
            try
            {
                await gate.PaceAsync(cancel).ConfigureAwait(false);
                MailReply answer = await connection.AskAsync(recipient!, cancel).ConfigureAwait(false);
                bool cut = answer.Kind == ReplyKind.NotUnderstood && !connection.IsConnected;
                if (cut && asked > 0 && second is null)
                {
                    // hosts hang up after so many recipients; that says nothing about this one
                    second = recipient;
                    PutBack(recipient!, reply!);
                    break;
                }
                reply!.TrySetResult(answer);
                if (answer.Kind is ReplyKind.Listed or ReplyKind.NoReverseDns) GiveUp(answer);
                if (!connection.IsConnected || answer.Code == 421) break;
            }
            catch (Exception e)
            {
                reply!.TrySetException(e);
                throw;
            }
        }
        await connection.QuitAsync().ConfigureAwait(false);
    }

    /// <summary>Answers everybody who waits; later ones too, unless coming back may help.</summary>
    private void GiveUp(MailReply failure)
    {
        if (!failure.IsTemporary)
            lock (_lock) (_failure, _failureUntil) = (failure, time.GetUtcNow() + FailureMemory);
        while (Next(out _, out TaskCompletionSource<MailReply>? reply)) reply!.TrySetResult(failure);
    }

    private bool HasWork()
    {
        lock (_lock)
        {
            if (_waiting.Count + _first.Count > 0) return true;
            _workers--;
            return false;
        }
    }

    private bool Next(out string? recipient, out TaskCompletionSource<MailReply>? reply)
    {
        lock (_lock)
        {
            bool any = _first.TryDequeue(out (string Recipient, TaskCompletionSource<MailReply> Reply) next) || _waiting.TryDequeue(out next);
            (recipient, reply) = (next.Recipient, next.Reply);
            return any;
        }
    }

    private void PutBack(string recipient, TaskCompletionSource<MailReply> reply)
    {
        lock (_lock) _waiting.Enqueue((recipient, reply));
    }
}
