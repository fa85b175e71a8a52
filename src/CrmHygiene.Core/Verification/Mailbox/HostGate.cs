namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>How many connections the hosts of one provider get at a time, and how fast recipients follow each other.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class HostGate(MailboxOptions options, TimeProvider time)
{
    private readonly object _lock = new();
    private DateTimeOffset _next;

    public SemaphoreSlim Connections { get; } = new(options.ConnectionsPerHost);

    /// <summary>Waits until the next recipient may be asked about.</summary>
    public Task PaceAsync(CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        TimeSpan wait;
        lock (_lock)
        {
            DateTimeOffset turn = _next > now ? _next : now;
            _next = turn + options.Interval;
            wait = turn - now;
        }
        return wait <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, time, cancel);
    }

    /// <summary>The provider a host belongs to: its name without the first label.</summary>
    /// <param name="host">A host name in lower case.</param>
    public static string ProviderOf(string host)
    {
        int dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot >= 0 && host.IndexOf('.', dot + 1) >= 0 ? host[(dot + 1)..] : host;
    }
}
