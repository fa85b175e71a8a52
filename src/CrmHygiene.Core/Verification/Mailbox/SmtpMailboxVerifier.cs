using CrmHygiene.Core.Verification.Domains;

namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>Asks mail hosts whether they accept a recipient (RCPT), and whether that means anything.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SmtpMailboxVerifier : IMailboxVerifier
{
    private const int RememberedAddresses = 100_000;
    private static readonly TimeSpan GoodbyeWait = TimeSpan.FromMilliseconds(500);

    private readonly MailboxOptions _options;
    private readonly TimeProvider _time;
    private readonly MailHostResolver _resolver;
    private readonly NotProbedHosts _notProbed;
    private readonly MailHostConnector _connector;
    private readonly ProbeControl _control;
    private readonly SemaphoreSlim _throttle;
    private readonly CancellationTokenSource _cancel = new();
    private readonly CountdownEvent _conversations = new(1);
    private readonly ExpiringCache<Task<EmailMailboxAnswer>> _answers = new(RememberedAddresses);
    private readonly ExpiringCache<Task<MailReply>> _probes = new(RememberedAddresses);
    private readonly ExpiringCache<MailHostLane> _lanes = new(RememberedAddresses);
    private readonly ExpiringCache<HostGate> _gates = new(RememberedAddresses);
    private Task<ProbeFitness>? _recipientControl;

    public SmtpMailboxVerifier(MailboxOptions options, DomainLookup lookup, IReadOnlyList<string> controlDomains, TimeProvider time, MailHostDialer? dial = null)
    {
        options.Validate();
        _options = options;
        _resolver = new MailHostResolver(options, lookup, _cancel.Token);
        _time = time;
        _notProbed = new NotProbedHosts(options.NotProbed);
        _throttle = new SemaphoreSlim(options.ThrottleLimit);
        _connector = new MailHostConnector(options, time, dial ?? TcpDialer.DialAsync);
        _control = new ProbeControl(controlDomains, _resolver, _connector, _cancel.Token);
    }

    /// <inheritdoc/>
    public string? Fault { get; private set; }

    /// <inheritdoc/>
    public bool Knows(string domain) => _options.Routes.ContainsKey(domain);

    /// <inheritdoc/>
    public Task<EmailMailboxAnswer> VerifyAsync(string local, string domain, EmailDomainAnswer answer) =>
        _answers.GetOrAdd($"{local}@{domain}", Now, async (address, _) =>
        {
            // off the cache's lock before anything is sent
            await Task.Yield();
            return await AskAsync(address, domain, answer).ConfigureAwait(false);
        });

    /// <summary>Gives up what is under way; hosts that have answered are told good-bye, for half a second.</summary>
    public void Dispose()
    {
        if (_cancel.IsCancellationRequested) return;
        _cancel.Cancel();
        _conversations.Signal();
        _conversations.Wait(GoodbyeWait);
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private async Task<EmailMailboxAnswer> AskAsync(string address, string domain, EmailDomainAnswer answer)
    {
        List<EmailCheck> checks = [];
        bool routed = Knows(domain);
        if (!routed && NotProbed(answer, checks) is { } notProbed) return notProbed;
        ProbeFitness fitness = await FitnessAsync(routed).ConfigureAwait(false);
        checks.AddRange(fitness.Checks);
        if (fitness.Cause is { } cause)
        {
            Fault ??= $"{cause}: {string.Join("; ", fitness.Checks)}";
            return Answer(Verdict.Unknown, cause, 0, null, null, checks);
        }
        MailHostLane? lane = Lane(await (routed ? _resolver.HostsAsync(domain) : _resolver.HostsAsync(answer)).ConfigureAwait(false));
        if (lane is null) return Answer(Verdict.Unknown, EmailReason.MailHostUnreachable, 0, null, null, checks);
        MailReply reply = await PersistAsync(lane, address, checks).ConfigureAwait(false);
        return await ConcludeAsync(reply, lane, domain, checks).ConfigureAwait(false);
    }

    private async Task<EmailMailboxAnswer> ConcludeAsync(MailReply reply, MailHostLane lane, string domain, List<EmailCheck> checks)
    {
        switch (reply.Kind)
        {
            case ReplyKind.Accepted:
                MailReply random = await OnceAsync($"{RandomLocal()}@{domain}", "catch-all " + domain, lane).ConfigureAwait(false);
                checks.Add(new EmailCheck("A recipient that cannot exist", random.Text));
                if (random.Kind == ReplyKind.Accepted) return Answer(Verdict.Risky, EmailReason.CatchAllDomain, .6f, reply, true, checks);
                return random.IsAboutRecipient
                    ? Answer(Verdict.Valid, EmailReason.MailboxAccepted, .95f, reply, false, checks)
                    : Answer(Verdict.Risky, EmailReason.CatchAllUntested, .5f, reply, null, checks);
            case ReplyKind.UserUnknown:
                return Answer(Verdict.Invalid, EmailReason.MailboxNotFound, .97f, reply, false, checks);
            case ReplyKind.Rejected:
                MailReply postmaster = await OnceAsync($"postmaster@{domain}", "postmaster " + domain, lane).ConfigureAwait(false);
                checks.Add(new EmailCheck("Postmaster, whom every domain has (RFC 5321 §4.5.1)", postmaster.Text));
                return postmaster.Kind == ReplyKind.Accepted
                    ? Answer(Verdict.Invalid, EmailReason.MailboxNotFound, .9f, reply, false, checks)
                    : Answer(Verdict.Unknown, EmailReason.MailHostRefusesAll, 0, reply, null, checks);
            case ReplyKind.Disabled:
                return Answer(Verdict.Invalid, EmailReason.MailboxDisabled, .95f, reply, false, checks);
            case ReplyKind.Full:
                return Answer(Verdict.Risky, EmailReason.MailboxFull, .9f, reply, false, checks);
            default:
                EmailReason reason = reply.Kind switch
                {
                    ReplyKind.Greylisted => EmailReason.Greylisted,
                    ReplyKind.Throttled => EmailReason.Throttled,
                    ReplyKind.Busy => EmailReason.MailHostBusy,
                    ReplyKind.Listed => EmailReason.LocalIpListed,
                    ReplyKind.NoReverseDns => EmailReason.NoReverseDns,
                    ReplyKind.Refused => EmailReason.ProbeRefused,
                    ReplyKind.RelayDenied => EmailReason.RelayDenied,
                    ReplyKind.Unreachable => EmailReason.MailHostUnreachable,
                    ReplyKind.NotAllowed => EmailReason.ProbeHostUnfit,
                    _ => EmailReason.MailHostNotUnderstood,
                };
                if (EmailReasons.IsOurFault(reason)) Fault ??= $"{reason}: {reply.Text}";
                return Answer(Verdict.Unknown, reason, 0, reply, null, checks);
        }
    }

    /// <summary>Asks, and asks again after a deferral, until the deadline.</summary>
    private async Task<MailReply> PersistAsync(MailHostLane lane, string recipient, List<EmailCheck>? checks, bool first = false)
    {
        DateTimeOffset? deadline = null;
        TimeSpan wait = _options.RetryAfter;
        while (true)
        {
            MailReply reply = await lane.AskAsync(recipient, first).ConfigureAwait(false);
            _control.Report(reply);
            checks?.Add(new EmailCheck(reply.Host.Length == 0 ? "RCPT" : $"RCPT at {reply.Host}", reply.Text));
            if (!reply.IsTemporary) return reply;
            DateTimeOffset now = _time.GetUtcNow();
            deadline ??= now + _options.Deadline;
            TimeSpan next = reply.RetryAfter is { } asked ? asked + TimeSpan.FromSeconds(5) : wait;
            wait *= 2;
            if (now + next > deadline) return reply;
            await Task.Delay(next, _time, _cancel.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Asks about a recipient once for all addresses of a domain.</summary>
    private Task<MailReply> OnceAsync(string recipient, string what, MailHostLane lane) =>
        _probes.GetOrAdd(what, Now, (_, _) => PersistAsync(lane, recipient, null, first: true));

    private EmailMailboxAnswer? NotProbed(EmailDomainAnswer answer, List<EmailCheck> checks)
    {
        foreach (string host in answer.MailHosts)
        {
            if (_notProbed.WhyNot(host) is not { } why) continue;
            checks.Add(new EmailCheck($"Mail host {host}", "not asked, " + why));
            return Answer(Verdict.Unknown, EmailReason.ProviderNotProbed, 0, null, null, checks) with { Host = host };
        }
        return null;
    }

    private async Task<ProbeFitness> FitnessAsync(bool routed)
    {
        // a mail host of our own behind the firewall needs no way out
        ProbeFitness fitness = routed ? new ProbeFitness(null, []) : await _control.GetAsync().ConfigureAwait(false);
        if (fitness.Cause is not null || _options.ControlRecipients.Count == 0) return fitness;
        Task<ProbeFitness> recipients = LazyInitializer.EnsureInitialized(ref _recipientControl, () => Task.Run(AskControlRecipientsAsync, _cancel.Token));
        return await recipients.ConfigureAwait(false);
    }

    private async Task<ProbeFitness> AskControlRecipientsAsync()
    {
        List<EmailCheck> checks = [];
        foreach (string recipient in _options.ControlRecipients)
        {
            string domain = recipient[(recipient.LastIndexOf('@') + 1)..].ToLowerInvariant();
            MailHostLane? lane = Lane(await _resolver.HostsAsync(domain).ConfigureAwait(false));
            MailReply reply = lane is null ? MailReply.None(ReplyKind.Unreachable, "no mail host", string.Empty) : await PersistAsync(lane, recipient, null).ConfigureAwait(false);
            checks.Add(new EmailCheck("Control recipient", reply.Text));
            if (reply.Kind == ReplyKind.Accepted) continue;
            EmailReason cause = reply.Kind switch
            {
                ReplyKind.Listed => EmailReason.LocalIpListed,
                ReplyKind.NoReverseDns => EmailReason.NoReverseDns,
                ReplyKind.Throttled => EmailReason.Throttled,
                _ => EmailReason.ProbeHostUnfit,
            };
            return new ProbeFitness(cause, checks);
        }
        return new ProbeFitness(null, checks);
    }

    private MailHostLane? Lane(IReadOnlyList<MailHost> hosts)
    {
        if (hosts.Count == 0) return null;
        HostGate gate = _gates.GetOrAdd(HostGate.ProviderOf(hosts[0].Name), Now, (_, _) => new HostGate(_options, _time));
        return _lanes.GetOrAdd(string.Join(' ', hosts.Select(h => $"{h.Name} {string.Join(',', h.Addresses)}")), Now, (_, _) => new MailHostLane(hosts, gate, _throttle, _connector, _options, _time, _conversations, _cancel.Token));
    }

    private EmailMailboxAnswer Answer(Verdict verdict, EmailReason reason, float confidence, MailReply? reply, bool? catchAll, List<EmailCheck> checks) => new()
    {
        Verdict = verdict,
        Reason = reason,
        Confidence = confidence,
        Source = "SMTP",
        CheckedAt = Now,
        Host = reply is { Host.Length: > 0 } ? reply.Host : null,
        Reply = reply?.Text,
        EnhancedStatusCode = reply?.Enhanced,
        IsCatchAll = catchAll,
        Checks = checks,
    };

    /// <summary>A local part that nobody has: too long to be guessed, and no word a filter would know.</summary>
    private static string RandomLocal() => string.Concat("q", Guid.NewGuid().ToString("N").AsSpan(0, 20));
}
