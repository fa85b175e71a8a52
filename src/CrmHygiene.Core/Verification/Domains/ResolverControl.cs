using DnsClient;

namespace CrmHygiene.Core.Verification.Domains;

/// <summary>
/// Is it their domain or our resolver? Asks for names that certainly exist and one that certainly does not, before any
/// verdict and again when answers fail in a row.
/// </summary>
internal sealed class ResolverControl(DnsResolver resolver, DomainLookupOptions options, CancellationToken cancel)
{
    private const int FailuresBeforeAnotherLook = 20;
    private readonly object _gate = new();
    private Task<ControlResult>? _control;
    private int _failuresInRow;

    /// <summary>The latest result; asks where nobody has yet.</summary>
    public Task<ControlResult> GetAsync()
    {
        lock (_gate) return _control ??= Task.Run(ProbeAsync, cancel);
    }

    /// <summary>Tells how a domain's query ended.</summary>
    public void Report(bool failed)
    {
        if (!failed)
        {
            Volatile.Write(ref _failuresInRow, 0);
            return;
        }
        if (Interlocked.Increment(ref _failuresInRow) % FailuresBeforeAnotherLook != 0) return;
        lock (_gate)
        {
            if (_control is { IsCompleted: true }) _control = null;
        }
    }

    private async Task<ControlResult> ProbeAsync()
    {
        List<EmailCheck> checks = [];
        Task<DnsReply>[] known = [.. options.ControlDomains.Select(d => resolver.QueryAsync(d, QueryType.MX, cancel))];
        string random = $"no-such-{Guid.NewGuid():N}.{options.ControlParent}";
        Task<DnsReply>? unknown = options.ControlParent.Length > 0 ? resolver.QueryAsync(random, QueryType.A, cancel) : null;
        bool fit = known.Length == 0;
        for (int i = 0; i < known.Length; i++)
        {
            DnsReply reply = await known[i].ConfigureAwait(false);
            checks.Add(new EmailCheck($"Control: MX {options.ControlDomains[i]}", reply.ToString()));
            fit |= reply.Status == DnsStatus.Found;
        }
        if (unknown is not null)
        {
            DnsReply reply = await unknown.ConfigureAwait(false);
            checks.Add(new EmailCheck("Control: a name that cannot exist", reply.Status == DnsStatus.Found ? $"answered {reply}" : reply.ToString()));
            fit &= reply.Status is DnsStatus.NotFound or DnsStatus.NoData;
        }
        return new ControlResult(fit, checks);
    }
}

/// <summary>Whether our resolver can be believed.</summary>
/// <param name="IsFit">Whether it can.</param>
/// <param name="Checks">What was asked and answered.</param>
internal sealed record ControlResult(bool IsFit, IReadOnlyList<EmailCheck> Checks);
