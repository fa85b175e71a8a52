using System.Diagnostics.CodeAnalysis;
using CrmHygiene.Core.Verification.Domains;
using CrmHygiene.Core.Verification.History;
using CrmHygiene.Core.Verification.Mailbox;
using CrmHygiene.Core.Verification.Providers;

namespace CrmHygiene.Core.Verification.Email;

/// <summary>
/// Verifies a stream of addresses: they are pushed one by one and come back with their findings in the same order, as
/// early as possible, while the DNS is asked about many domains at a time. Memory is bounded by the window.
/// </summary>
/// <remarks>
/// One thread adds and takes; <see cref="Cancel"/> may come from another. After each <see cref="Add(T, string?, Contact?, EmailLevel?)"/> take until
/// <see cref="TryTake"/> says no, and at the end take what <see cref="Drain"/> gives. At level Syntax no network is touched.
/// </remarks>
/// <typeparam name="T">What travels with an address: a contact, an object of the pipeline.</typeparam>
public sealed class EmailVerification<T> : IDisposable
{
    /// <summary>How many addresses may wait for the DNS before <see cref="TryTake"/> waits for the first of them.</summary>
    public const int Window = 16_384;

    private const int MostRememberedDomains = 100_000;

    private readonly EmailVerifier _verifier;
    private readonly DomainLookup? _lookup;
    private readonly IMailboxVerifier? _mailboxes;
    private readonly Dictionary<string, (EmailDomainAnswer Answer, DateTime Since)> _domainHistory = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _cancel;
    private readonly GoingContacts _going;
    private readonly Queue<Waiting> _queue = new();
    private readonly bool _inTurn;
    private Task _lastTurn = Task.CompletedTask;

    /// <summary>Creates a verification.</summary>
    /// <param name="verifier">How addresses are verified; its options say how deep.</param>
    /// <param name="cancel">Gives up when fired.</param>
    /// <exception cref="ArgumentException">The level is Mailbox and the options do not say how to ask, or cannot be used.</exception>
    public EmailVerification(EmailVerifier verifier, CancellationToken cancel = default) : this(verifier, null, cancel)
    {
    }

    internal EmailVerification(EmailVerifier verifier, MailHostDialer? dial, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        EmailVerifierOptions options = verifier.Options;
        _verifier = verifier;
        _going = new GoingContacts(options.Merge);
        _inTurn = options.Provider is not null;
        if (options.Level >= EmailLevel.Domain) _lookup = new DomainLookup(options.Dns, options.Lists, options.Time);
        if (options.Level == EmailLevel.Mailbox)
        {
            _mailboxes = options.Provider is { } provider ? new ProviderVerifier(provider, options.Time)
                : options.Mailbox is { } mailbox ? new SmtpMailboxVerifier(mailbox, _lookup!, options.Dns.ControlDomains, options.Time, dial)
                : throw new ArgumentException("Level Mailbox needs options that say how mail hosts are asked, or a paid provider.", nameof(verifier));
            if (options.History is { } history) _mailboxes = new RememberingVerifier(_mailboxes, history, options.Time);
        }
        _cancel = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _cancel.Token.Register(() =>
        {
            _lookup?.Cancel();
            _mailboxes?.Dispose();
        });
    }

    /// <summary>Number of addresses that were added and not yet taken.</summary>
    public int Pending => _queue.Count;

    /// <summary>
    /// What our own resolver failed, once a finding with <see cref="EmailReason.ResolverUnfit"/> was taken; else null.
    /// </summary>
    public string? ResolverFault { get; private set; }

    /// <summary>Why this machine was not fit to ask mail hosts, once that was noticed; else null.</summary>
    public string? ProbeFault => _mailboxes?.Fault;

    /// <summary>Adds an address.</summary>
    /// <param name="item">What travels with it.</param>
    /// <param name="address">The address as written; null is none.</param>
    /// <param name="contact">The contact it belongs to, or null.</param>
    /// <param name="level">How deep this one is checked where that is less than the verifier's level; null as deep as all.</param>
    /// <exception cref="OperationCanceledException">The verification was cancelled.</exception>
    public void Add(T item, string? address, Contact? contact, EmailLevel? level = null) => Add(item, address, contact, level, going: false);

    /// <summary>Adds an address whose contact may be known to go, so that nobody is asked about it.</summary>
    internal void Add(T item, string? address, Contact? contact, EmailLevel? level, bool going)
    {
        _cancel.Token.ThrowIfCancellationRequested();
        address ??= string.Empty;
        EmailParsed parsed = _verifier.Parse(address);
        if (_lookup is not null && parsed.Domain is not null && level is not EmailLevel.Syntax && (going || _going.Contains(contact)))
        {
            EmailMailboxAnswer notNeeded = GoingContacts.Answer(_verifier.Options.Time.GetUtcNow().UtcDateTime);
            _queue.Enqueue(new Waiting(item, address, contact, parsed, null, Task.FromResult<EmailMailboxAnswer?>(notNeeded)));
            return;
        }
        Task<EmailDomainAnswer>? answer = parsed.Domain is { } domain && level is not EmailLevel.Syntax ? _lookup?.GetAsync(domain.Name) : null;
        Task<EmailMailboxAnswer?>? mailbox = answer is null || _mailboxes is null || level is EmailLevel.Domain ? null : AskMailboxAsync(address, parsed, answer);
        _queue.Enqueue(new Waiting(item, address, contact, parsed, answer, mailbox));
    }

    /// <summary>Takes the next finding in input order, if it is ready; waits for it only while the window is full.</summary>
    /// <param name="item">What was added.</param>
    /// <param name="finding">The finding about it.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="OperationCanceledException">The verification was cancelled.</exception>
    public bool TryTake([MaybeNullWhen(false)] out T item, [NotNullWhen(true)] out EmailFinding? finding)
    {
        _cancel.Token.ThrowIfCancellationRequested();
        (item, finding) = (default, null);
        if (!_queue.TryPeek(out Waiting next)) return false;
        if ((next.Mailbox ?? (Task?)next.Answer) is { IsCompleted: false } && _queue.Count < Window) return false;
        (item, finding) = Take();
        return true;
    }

    /// <summary>Takes all findings that are left, in input order, waiting for each.</summary>
    /// <exception cref="OperationCanceledException">The verification was cancelled.</exception>
    public IEnumerable<(T Item, EmailFinding Finding)> Drain()
    {
        while (_queue.Count > 0) yield return Take();
    }

    /// <summary>Gives up: whoever waits gets an <see cref="OperationCanceledException"/> at once. For another thread, such as Ctrl+C.</summary>
    public void Cancel() => _cancel.Cancel();

    /// <summary>Gives up what still runs.</summary>
    public void Dispose()
    {
        _cancel.Cancel();
        _lookup?.Dispose();
    }

    private (T, EmailFinding) Take()
    {
        _cancel.Token.ThrowIfCancellationRequested();
        Waiting next = _queue.Peek();
        EmailMailboxAnswer? mailbox = next.Mailbox is { } asked ? ResultOf(asked) : null;
        EmailDomainAnswer? answer = next.Answer is { } task ? ResultOf(task) : null;
        _queue.Dequeue();
        EmailFinding finding = _verifier.Conclude(next.Address, next.Contact, next.Parsed, answer, mailbox, InvalidSince(next.Parsed, answer));
        if (finding.ReasonCode == EmailReason.ResolverUnfit) ResolverFault ??= string.Join("; ", answer!.Checks);
        return (next.Item, finding);
    }

    /// <summary>
    /// The mailbox is only worth a question where the domain takes mail. A provider's credits are spent in input order,
    /// however fast each domain answers: the same list with the same budget asks about the same addresses.
    /// </summary>
    private async Task<EmailMailboxAnswer?> AskMailboxAsync(string address, EmailParsed parsed, Task<EmailDomainAnswer> domainAnswer)
    {
        if (!_inTurn) return await AskMailboxAfterAsync(address, parsed, domainAnswer).ConfigureAwait(false);
        Task before = _lastTurn;
        TaskCompletionSource mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _lastTurn = mine.Task;
        Task<EmailMailboxAnswer?> asked;
        try
        {
            await Task.WhenAny(domainAnswer).ConfigureAwait(false);
            await before.ConfigureAwait(false);
            asked = AskMailboxAfterAsync(address, parsed, domainAnswer);
        }
        finally
        {
            mine.SetResult();
        }
        return await asked.ConfigureAwait(false);
    }

    private async Task<EmailMailboxAnswer?> AskMailboxAfterAsync(string address, EmailParsed parsed, Task<EmailDomainAnswer> domainAnswer)
    {
        string domain = parsed.Domain!.Name;
        EmailDomainAnswer answer = await domainAnswer.ConfigureAwait(false);
        if (answer.Verdict is Verdict.Invalid or Verdict.Unknown && !_mailboxes!.Knows(domain)) return null;
        return await _mailboxes!.VerifyAsync(address[parsed.Syntax.Local], domain, answer).ConfigureAwait(false);
    }

    /// <summary>Since when the domain takes no mail; each answer about a domain goes to the history once.</summary>
    private DateTime InvalidSince(in EmailParsed parsed, EmailDomainAnswer? answer)
    {
        if (answer is null || _verifier.Options.History is not { } history) return default;
        string domain = parsed.Domain!.Name;
        if (_domainHistory.TryGetValue(domain, out (EmailDomainAnswer Answer, DateTime Since) known) && ReferenceEquals(known.Answer, answer)) return known.Since;
        if (_domainHistory.Count >= MostRememberedDomains) _domainHistory.Clear();
        DateTime since = history.RecordDomain(domain, answer.Verdict, new DateTimeOffset(answer.CheckedAt, TimeSpan.Zero))?.UtcDateTime ?? default;
        _domainHistory[domain] = (answer, since);
        return since;
    }

    private TResult ResultOf<TResult>(Task<TResult> task)
    {
        // Result would wrap what went wrong; Wait with the token ends at once on Cancel.
        try
        {
            if (!task.IsCompleted) task.Wait(_cancel.Token);
        }
        catch (AggregateException)
        {
            // rethrown unwrapped below
        }
        return task.GetAwaiter().GetResult();
    }

    private readonly record struct Waiting(T Item, string Address, Contact? Contact, EmailParsed Parsed, Task<EmailDomainAnswer>? Answer, Task<EmailMailboxAnswer?>? Mailbox);
}
