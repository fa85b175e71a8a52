using System.Net;
using System.Text.Json;

namespace CrmHygiene.Core.Verification.Domains;

/// <summary>What a registry says about a domain's registration (RFC 9083).</summary>
/// <param name="ExpiresAt">When it ends or ended.</param>
/// <param name="Status">Its states.</param>
/// <param name="Answer">The answer in words.</param>
internal sealed record RdapAnswer(DateTimeOffset? ExpiresAt, IReadOnlyList<string> Status, string Answer);

/// <summary>Asks one RDAP service, two domains at a time.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class RdapClient : IDisposable
{
    private const int MostAnswerBytes = 1 << 20;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _throttle = new(2);

    public RdapClient(Uri server, TimeSpan timeout)
    {
        if (server.Scheme is not ("http" or "https")) throw new ArgumentException("An RDAP service has an http or https address.", nameof(server));
        _http = new HttpClient { BaseAddress = new Uri(server.AbsoluteUri.TrimEnd('/') + "/"), Timeout = timeout, MaxResponseContentBufferSize = MostAnswerBytes };
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/rdap+json");
    }

    public async Task<RdapAnswer> AskAsync(string domain, CancellationToken cancel)
    {
        await _throttle.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            using HttpResponseMessage response = await _http.GetAsync(new Uri("domain/" + Uri.EscapeDataString(domain), UriKind.Relative), cancel).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.NotFound) return new RdapAnswer(null, [], "no such registration");
            if (!response.IsSuccessStatusCode) return new RdapAnswer(null, [], $"not answered: HTTP {(int)response.StatusCode}");
            return Read(await response.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return new RdapAnswer(null, [], e is OperationCanceledException ? "not answered in time" : "not answered: " + e.Message);
        }
        finally
        {
            _throttle.Release();
        }
    }

    public void Dispose() => _http.Dispose();

    private static RdapAnswer Read(byte[] json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || root.TryGetProperty("errorCode", out _)) return new RdapAnswer(null, [], "not answered: an error");
            DateTimeOffset? expires = null;
            if (root.TryGetProperty("events", out JsonElement events) && events.ValueKind == JsonValueKind.Array)
                foreach (JsonElement each in events.EnumerateArray())
                    if (Text(each, "eventAction") == "expiration" && DateTimeOffset.TryParse(Text(each, "eventDate"), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out DateTimeOffset date)) expires = date;
            List<string> status = [];
            if (root.TryGetProperty("status", out JsonElement states) && states.ValueKind == JsonValueKind.Array)
                status.AddRange(states.EnumerateArray().Where(s => s.ValueKind == JsonValueKind.String).Select(s => s.GetString()!));
            return new RdapAnswer(expires, status, FormattableString.Invariant($"{(expires is { } end ? $"registered until {end.UtcDateTime:yyyy-MM-dd}" : "registered")}{(status.Count > 0 ? ", " + string.Join(", ", status) : string.Empty)}"));
        }
        catch (JsonException)
        {
            return new RdapAnswer(null, [], "not answered: no RDAP");
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
