using System.Net;
using CrmHygiene.Core.Verification.Email;

namespace CrmHygiene.Core.Verification.Domains;

/// <summary>Asks the DNS about mail domains: each once, many at a time, remembered for as long as the answer allows.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class DomainLookup : IDisposable
{
    private readonly DomainLookupOptions _options;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _cancel = new();
    private readonly SemaphoreSlim _throttle;
    private readonly ExpiringCache<Task<EmailDomainAnswer>> _domains;
    private readonly ResolverControl? _control;
    private readonly MailHostChain? _chain;
    private readonly EmailDomainAnswer? _noResolver;

    public DomainLookup(DomainLookupOptions options, EmailReferenceData lists, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ThrottleLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Timeout, TimeSpan.Zero);
        _options = options;
        _time = time;
        _throttle = new SemaphoreSlim(options.ThrottleLimit);
        _domains = new ExpiringCache<Task<EmailDomainAnswer>>(options.CacheSize);
        try
        {
            DnsResolver resolver = new(options);
            _control = new ResolverControl(resolver, options, _cancel.Token);
            _chain = new MailHostChain(resolver, lists, options, time, _cancel.Token);
        }
        catch (InvalidOperationException)
        {
            _noResolver = Unfit([new EmailCheck("Control", "this machine names no name server")]);
        }
    }

    /// <summary>Fired when the look-ups are given up.</summary>
    public CancellationToken Cancelled => _cancel.Token;

    /// <summary>Asks about a domain, or joins whoever asks already.</summary>
    /// <param name="domain">A-labels in lower case, or an address literal in brackets.</param>
    public Task<EmailDomainAnswer> GetAsync(string domain) => _noResolver is not null
        ? Task.FromResult(_noResolver)
        : _domains.GetOrAdd(domain, _time.GetUtcNow().UtcDateTime, AskAsync);

    /// <summary>The addresses of a mail host at which the world can reach it; none where it has none or nobody knows.</summary>
    /// <param name="host">A-labels in lower case.</param>
    public Task<IReadOnlyList<IPAddress>> AddressesAsync(string host) => _chain?.AddressesAsync(host) ?? Task.FromResult<IReadOnlyList<IPAddress>>([]);

    /// <summary>Gives up all look-ups; whoever waits gets an <see cref="OperationCanceledException"/>.</summary>
    public void Cancel() => _cancel.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _cancel.Cancel();

    private async Task<EmailDomainAnswer> AskAsync(string domain, ExpiringCache<Task<EmailDomainAnswer>>.Entry entry)
    {
        // off the cache's lock and the caller's thread before anything is sent
        await Task.Yield();
        if (domain[0] == '[') return LiteralAnswer(domain);
        await _throttle.WaitAsync(_cancel.Token).ConfigureAwait(false);
        try
        {
            ControlResult control = await _control!.GetAsync().ConfigureAwait(false);
            if (!control.IsFit)
            {
                entry.GoodUntil = _time.GetUtcNow().UtcDateTime + _options.MinimumTtl;
                return Unfit(control.Checks);
            }
            (EmailDomainAnswer answer, TimeSpan ttl) = await _chain!.AskAsync(domain).ConfigureAwait(false);
            _control.Report(answer.Verdict == Verdict.Unknown);
            ttl = ttl < _options.MinimumTtl ? _options.MinimumTtl : ttl > _options.MaximumTtl ? _options.MaximumTtl : ttl;
            entry.GoodUntil = answer.CheckedAt + ttl;
            return answer;
        }
        finally
        {
            _throttle.Release();
        }
    }

    private EmailDomainAnswer LiteralAnswer(string literal)
    {
        if (!EmailLiteral.TryParse(literal, out IPAddress address)) throw new ArgumentException("That is no address literal.", nameof(literal));
        (Verdict verdict, EmailReason reason) = MailHostAddresses.KindOf(address) switch
        {
            AddressKind.Loopback => (Verdict.Invalid, EmailReason.LoopbackMailHost),
            AddressKind.Private => (Verdict.Risky, EmailReason.PrivateMailHost),
            _ => (Verdict.Unknown, EmailReason.LiteralNotChecked),
        };
        return new EmailDomainAnswer { Verdict = verdict, Reason = reason, Checks = [new EmailCheck("Address literal", address.ToString())], CheckedAt = _time.GetUtcNow().UtcDateTime };
    }

    private EmailDomainAnswer Unfit(IReadOnlyList<EmailCheck> checks) => new()
    {
        Verdict = Verdict.Unknown,
        Reason = EmailReason.ResolverUnfit,
        Checks = checks,
        CheckedAt = _time.GetUtcNow().UtcDateTime,
    };
}
