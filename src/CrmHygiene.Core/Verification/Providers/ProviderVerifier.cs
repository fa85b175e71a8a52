using System.Text.Json;
using CrmHygiene.Core.Verification.Mailbox;

namespace CrmHygiene.Core.Verification.Providers;

/// <summary>Asks a paid provider about mailboxes: each once, many in one question where it takes that, never beyond the budget.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ProviderVerifier : IMailboxVerifier
{
    private const int Attempts = 3;
    private const int MostAnswerBytes = 8 << 20;
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ProviderMapping _mapping;
    private readonly ProviderOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _throttle;
    private readonly CancellationTokenSource _cancel = new();
    private readonly object _lock = new();
    private readonly Dictionary<string, Task<EmailMailboxAnswer>> _asked = new(StringComparer.OrdinalIgnoreCase);
    private List<(string Address, TaskCompletionSource<EmailMailboxAnswer> Answer)> _waiting = [];
    private int _spent;

    /// <exception cref="ArgumentException">There is no such provider, or budget, key or domain are missing.</exception>
    public ProviderVerifier(ProviderOptions options, TimeProvider time)
    {
        _mapping = ProviderMapping.All.FirstOrDefault(m => m.Name.Equals(options.Name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"There is no provider '{options.Name}'. The providers are {string.Join(", ", ProviderOptions.Names)}.", nameof(options));
        if (options.MaxCredits < 1) throw new ArgumentException("A paid provider needs a budget: the most credits this run may spend (-MaxCredits).", nameof(options));
        if (string.IsNullOrWhiteSpace(options.Key)) throw new ArgumentException("A paid provider needs your key (-VerifierKey).", nameof(options));
        if (options.Domain.Length == 0 && _mapping.Single.Contains("{domain}", StringComparison.Ordinal)) throw new ArgumentException($"{_mapping.Name} wants the domain that is registered with it (-VerifierDomain).", nameof(options));
        if (options.Url is { } url && url.Scheme is not ("http" or "https")) throw new ArgumentException("A provider has an http or https address.", nameof(options));
        _options = options;
        _time = time;
        _http = new HttpClient { Timeout = options.Timeout, MaxResponseContentBufferSize = MostAnswerBytes };
        _throttle = new SemaphoreSlim(Math.Max(1, options.ThrottleLimit));
    }

    /// <inheritdoc/>
    public string? Fault { get; private set; }

    /// <summary>How many credits were spent, as far as we count them.</summary>
    public int Spent => Volatile.Read(ref _spent);

    /// <inheritdoc/>
    public bool Knows(string domain) => false;

    /// <inheritdoc/>
    public Task<EmailMailboxAnswer> VerifyAsync(string local, string domain, EmailDomainAnswer answer)
    {
        string address = $"{local}@{domain}";
        lock (_lock)
        {
            if (_asked.TryGetValue(address, out Task<EmailMailboxAnswer>? asked)) return asked;
            if (Fault is not null) return Task.FromResult(Unknown(EmailReason.VerifierFailed, Fault));
            if (_spent >= _options.MaxCredits) return Task.FromResult(Unknown(EmailReason.CreditsSpent, FormattableString.Invariant($"not asked: the {_options.MaxCredits} credits of this run are spent")));
            _spent++;
            TaskCompletionSource<EmailMailboxAnswer> source = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Task<EmailMailboxAnswer> task = source.Task.WaitAsync(_cancel.Token);
            _asked[address] = task;
            _waiting.Add((address, source));
            if (_waiting.Count >= (_mapping.Batch?.Size ?? 1)) Send();
            else if (_waiting.Count == 1) _ = LingerAsync();
            return task;
        }
    }

    public void Dispose()
    {
        _cancel.Cancel();
        _http.CancelPendingRequests();
    }

    private async Task LingerAsync()
    {
        try
        {
            await Task.Delay(Linger, _time, _cancel.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        lock (_lock) Send();
    }

    /// <summary>Under the lock.</summary>
    private void Send()
    {
        if (_waiting.Count == 0) return;
        List<(string, TaskCompletionSource<EmailMailboxAnswer>)> batch = _waiting;
        _waiting = [];
        _ = Task.Run(() => AskAsync(batch), CancellationToken.None);
    }

    private async Task AskAsync(List<(string Address, TaskCompletionSource<EmailMailboxAnswer> Answer)> batch)
    {
        try
        {
            await _throttle.WaitAsync(_cancel.Token).ConfigureAwait(false);
            try
            {
                (JsonElement root, ProviderProblem problem, string message) = await PersistAsync([.. batch.Select(b => b.Address)]).ConfigureAwait(false);
                foreach ((string address, TaskCompletionSource<EmailMailboxAnswer> answer) in batch)
                    answer.TrySetResult(problem == ProviderProblem.None ? AnswerIn(root, address, batch.Count > 1) : Unknown(EmailReason.VerifierFailed, message));
            }
            finally
            {
                _throttle.Release();
            }
        }
        catch (Exception e)
        {
            foreach ((_, TaskCompletionSource<EmailMailboxAnswer> answer) in batch) answer.TrySetException(e);
        }
    }

    private async Task<(JsonElement Root, ProviderProblem Problem, string Message)> PersistAsync(string[] addresses)
    {
        for (int attempt = 1; ; attempt++)
        {
            if (Fault is not null) return (default, ProviderProblem.Other, Fault);
            (JsonElement root, ProviderProblem problem, string message) = await OnceAsync(addresses).ConfigureAwait(false);
            if (problem is ProviderProblem.BadKey or ProviderProblem.OutOfCredit) Fault ??= $"{_mapping.Name}: {message}";
            if (problem != ProviderProblem.Temporary || attempt == Attempts) return (root, problem, $"{_mapping.Name}: {message}");
            await Task.Delay(Pause * attempt, _time, _cancel.Token).ConfigureAwait(false);
        }
    }

    private async Task<(JsonElement, ProviderProblem, string)> OnceAsync(string[] addresses)
    {
        try
        {
            using HttpRequestMessage request = RequestOf(addresses);
            using HttpResponseMessage response = await _http.SendAsync(request, _cancel.Token).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(_cancel.Token).ConfigureAwait(false);
            try
            {
                using JsonDocument document = JsonDocument.Parse(body);
                JsonElement root = document.RootElement.Clone();
                (ProviderProblem problem, string message) = ProviderReply.ErrorOf(_mapping, (int)response.StatusCode, root);
                return (root, problem, message);
            }
            catch (JsonException)
            {
                (ProviderProblem problem, string message) = ProviderReply.ErrorOf(_mapping with { Errors = [] }, (int)response.StatusCode, default);
                return (default, problem == ProviderProblem.None ? ProviderProblem.Other : problem, problem == ProviderProblem.None ? "the answer is no JSON" : message);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !_cancel.IsCancellationRequested))
        {
            // the message of a request may carry its address, and that the key
            return (default, ProviderProblem.Temporary, e is OperationCanceledException ? "no answer in time" : "no connection");
        }
    }

    private HttpRequestMessage RequestOf(string[] addresses)
    {
        if (addresses.Length == 1 || _mapping.Batch is not { } batch)
        {
            string path = _mapping.Single.Replace("{key}", Uri.EscapeDataString(_options.Key), StringComparison.Ordinal).Replace("{domain}", Uri.EscapeDataString(_options.Domain), StringComparison.Ordinal).Replace("{email}", Uri.EscapeDataString(addresses[0]), StringComparison.Ordinal);
            return new HttpRequestMessage(HttpMethod.Get, new Uri(_options.Url ?? _mapping.Url, path));
        }
        Dictionary<string, object> body = new(StringComparer.Ordinal)
        {
            [batch.Key] = _options.Key,
            [batch.List] = addresses.Select(a => new Dictionary<string, string>(StringComparer.Ordinal) { [batch.Address] = a }).ToArray(),
        };
        return new HttpRequestMessage(HttpMethod.Post, new Uri(_options.Url ?? batch.Url ?? _mapping.Url, batch.Path))
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body)) { Headers = { ContentType = new("application/json") } },
        };
    }

    private EmailMailboxAnswer AnswerIn(JsonElement root, string address, bool many)
    {
        DateTime now = _time.GetUtcNow().UtcDateTime;
        if (!many) return ProviderReply.Read(_mapping, root, now);
        ProviderBatch batch = _mapping.Batch!;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(batch.Results, out JsonElement results) && results.ValueKind == JsonValueKind.Array)
            foreach (JsonElement each in results.EnumerateArray())
                if (ProviderReply.Text(each, batch.ResultAddress).Equals(address, StringComparison.OrdinalIgnoreCase)) return ProviderReply.Read(_mapping, each, now);
        return Unknown(EmailReason.VerifierFailed, $"{_mapping.Name}: the answer does not have the address");
    }

    private EmailMailboxAnswer Unknown(EmailReason reason, string why) => new()
    {
        Verdict = Verdict.Unknown,
        Reason = reason,
        Confidence = 0,
        Source = _mapping.Name,
        CheckedAt = _time.GetUtcNow().UtcDateTime,
        Reply = why,
        Checks = [new EmailCheck(_mapping.Name, why)],
    };
}
