using System.Diagnostics.CodeAnalysis;
using CrmHygiene.Core.Verification.Email;

namespace CrmHygiene.Core.Verification.Domains;

/// <summary>
/// Verifies a stream of domains: pushed one by one, taken in the same order, each domain asked about once, many at a time.
/// </summary>
/// <remarks>One thread adds and takes; <see cref="Cancel"/> may come from another.</remarks>
/// <typeparam name="T">What travels with a domain.</typeparam>
public sealed class DomainVerifier<T> : IDisposable
{
    private const int Window = 16_384;
    private readonly DomainVerifierOptions _options;
    private readonly DomainLookup _lookup;
    private readonly RdapClient? _rdap;
    private readonly ExpiringCache<Task<RdapAnswer>> _registrations = new(100_000);
    private readonly CancellationTokenSource _cancel;
    private readonly Queue<(T Item, Task<DomainFinding> Finding)> _queue = new();

    /// <summary>Creates a verifier.</summary>
    /// <param name="options">How to verify.</param>
    /// <param name="cancel">Gives up when fired.</param>
    /// <exception cref="ArgumentException">The RDAP service is no web address.</exception>
    public DomainVerifier(DomainVerifierOptions options, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        if (options.RdapServer is { } server) _rdap = new RdapClient(server, options.Dns.Timeout);
        _lookup = new DomainLookup(options.Dns, options.Lists, options.Time);
        _cancel = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _cancel.Token.Register(_lookup.Cancel);
    }

    /// <summary>What our own resolver failed, once a finding with that cause was taken; else null.</summary>
    public string? ResolverFault { get; private set; }

    /// <summary>Adds a domain.</summary>
    /// <param name="item">What travels with it.</param>
    /// <param name="text">A domain, an e-mail address or a web site; null takes the contact's.</param>
    /// <param name="contact">The contact it belongs to, or null.</param>
    public void Add(T item, string? text, Contact? contact)
    {
        _cancel.Token.ThrowIfCancellationRequested();
        text ??= contact is null ? null : DomainText.Of(contact);
        _queue.Enqueue((item, VerifyAsync(text, contact)));
    }

    /// <summary>Takes the next finding in input order, if it is ready; waits for it only while the window is full.</summary>
    /// <param name="item">What was added.</param>
    /// <param name="finding">The finding about it.</param>
    public bool TryTake([MaybeNullWhen(false)] out T item, [NotNullWhen(true)] out DomainFinding? finding)
    {
        (item, finding) = (default, null);
        if (!_queue.TryPeek(out (T, Task<DomainFinding> Finding) next) || (!next.Finding.IsCompleted && _queue.Count < Window)) return false;
        (item, finding) = Take();
        return true;
    }

    /// <summary>Takes all findings that are left, in input order, waiting for each.</summary>
    public IEnumerable<(T Item, DomainFinding Finding)> Drain()
    {
        while (_queue.Count > 0) yield return Take();
    }

    /// <summary>Gives up: whoever waits gets an <see cref="OperationCanceledException"/> at once.</summary>
    public void Cancel() => _cancel.Cancel();

    /// <summary>Gives up what still runs.</summary>
    public void Dispose()
    {
        _cancel.Cancel();
        _lookup.Dispose();
        _rdap?.Dispose();
    }

    private (T, DomainFinding) Take()
    {
        (T item, Task<DomainFinding> task) = _queue.Peek();
        try
        {
            if (!task.IsCompleted) task.Wait(_cancel.Token);
        }
        catch (AggregateException)
        {
            // rethrown unwrapped below
        }
        DomainFinding finding = task.GetAwaiter().GetResult();
        _queue.Dequeue();
        if (finding.ReasonCode == EmailReason.ResolverUnfit) ResolverFault ??= string.Join("; ", finding.Checks);
        return (item, finding);
    }

    private async Task<DomainFinding> VerifyAsync(string? text, Contact? contact)
    {
        DateTimeOffset now = _options.Time.GetUtcNow();
        bool gone = contact is not null && _options.Gone?.Match(contact) is not null;
        if (!DomainText.TryParse(text, out string? domain))
        {
            bool missing = string.IsNullOrWhiteSpace(text);
            return new DomainFinding(contact, text ?? string.Empty, missing ? EmailReason.DomainMissing : EmailReason.DomainCharacter)
            {
                Verdict = missing && contact is not null ? Verdict.Unknown : Verdict.Invalid,
                Confidence = 1,
                IsGone = gone,
                CheckedAt = now,
            };
        }
        gone |= _options.Gone?.HasDomain(domain) ?? false;
        EmailDomainAnswer answer = await _lookup.GetAsync(domain).ConfigureAwait(false);
        List<EmailCheck> checks = [.. answer.Checks];
        RdapAnswer? registration = null;
        if (_rdap is not null)
        {
            registration = await _registrations.GetOrAdd(domain, now.UtcDateTime, (name, _) => Task.Run(() => _rdap.AskAsync(name, _lookup.Cancelled), _lookup.Cancelled)).ConfigureAwait(false);
            checks.Add(new EmailCheck("Registration (RDAP)", registration.Answer));
        }
        if (_options.Gone is not null) checks.Add(new EmailCheck("Your list of gone companies", gone ? "has it" : "has it not"));
        return new DomainFinding(contact, domain, answer.Reason)
        {
            Verdict = answer.Verdict,
            Confidence = EmailVerdict.ConfidenceOf(answer),
            MailHosts = answer.MailHosts,
            IsGone = gone,
            GoneHint = HintOf(answer, registration, now),
            ExpiresAt = registration?.ExpiresAt,
            RegistrationStatus = registration?.Status ?? [],
            CheckedAt = answer.CheckedAt,
            Checks = checks,
        };
    }

    private static string HintOf(EmailDomainAnswer answer, RdapAnswer? registration, DateTimeOffset now)
    {
        List<string> hints = [];
        if (answer.Reason is EmailReason.DomainNotFound or EmailReason.NoMailHost or EmailReason.MailHostNotFound or EmailReason.LoopbackMailHost or EmailReason.ParkedDomain or EmailReason.WildcardDomain)
            hints.Add(EmailReasons.Describe(answer.Reason));
        if (registration?.ExpiresAt is { } end && end < now) hints.Add(FormattableString.Invariant($"the registration ended on {end.UtcDateTime:yyyy-MM-dd}"));
        string? state = registration?.Status.FirstOrDefault(s => s is "redemption period" or "pending delete" or "client hold" or "server hold" or "inactive");
        if (state is not null) hints.Add($"the registration is in state '{state}'");
        return string.Join("; ", hints);
    }
}
