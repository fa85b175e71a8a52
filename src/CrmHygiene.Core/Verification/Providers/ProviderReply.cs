using System.Text.Json;

namespace CrmHygiene.Core.Verification.Providers;

/// <summary>Why a provider gave no answer.</summary>
internal enum ProviderProblem
{
    None,
    /// <summary>The account is empty: asking on is in vain.</summary>
    OutOfCredit,
    /// <summary>The key is wrong: asking on is in vain.</summary>
    BadKey,
    /// <summary>Too fast, or not available for the time being: asking later may help.</summary>
    Temporary,
    Other,
}

/// <summary>Reads what a provider answers; an error is an error, also where it comes as HTTP 200.</summary>
internal static class ProviderReply
{
    /// <summary>The error in an answer.</summary>
    /// <param name="mapping">The provider.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="root">The answer.</param>
    public static (ProviderProblem Problem, string Message) ErrorOf(ProviderMapping mapping, int status, JsonElement root)
    {
        string? message = null;
        foreach (ProviderError error in mapping.Errors)
        {
            string value = Text(root, error.Field);
            if (error.Ok.Count == 0 ? value.Length == 0 : error.Ok.Contains(value, StringComparer.OrdinalIgnoreCase)) continue;
            message = $"{value} {(error.Message.Length > 0 ? Text(root, error.Message) : string.Empty)}".Trim();
            break;
        }
        if (message is null && status is >= 200 and < 300) return (ProviderProblem.None, string.Empty);
        message = string.IsNullOrEmpty(message) ? FormattableString.Invariant($"HTTP {status}") : message;
        if (status == 402 || Says(mapping.OutOfCredit, message)) return (ProviderProblem.OutOfCredit, message);
        if (status is 401 or 403 || Says(mapping.BadKey, message)) return (ProviderProblem.BadKey, message);
        return (status is 429 or >= 500 || Says(["throttle", "temp_unavail", "rate", "too many"], message) ? ProviderProblem.Temporary : ProviderProblem.Other, message);
    }

    /// <summary>The answer about one address.</summary>
    public static EmailMailboxAnswer Read(ProviderMapping mapping, JsonElement root, DateTime now)
    {
        string status = Text(root, mapping.Status), detail = Text(root, mapping.Detail), code = detail.Length > 0 ? $"{status}/{detail}" : status;
        ProviderVerdict? verdict = mapping.Verdicts.FirstOrDefault(v => v.Status.Equals(status, StringComparison.OrdinalIgnoreCase) && (v.Detail.Length == 0 || v.Detail.Equals(detail, StringComparison.OrdinalIgnoreCase)));
        string suggestion = Text(root, mapping.Suggestion), host = Text(root, mapping.Host);
        List<EmailCheck> checks = [new EmailCheck(mapping.Name, code)];
        if (suggestion.Length > 0) checks.Add(new EmailCheck($"{mapping.Name} suggests", suggestion));
        return new EmailMailboxAnswer
        {
            Verdict = verdict?.Verdict ?? Verdict.Unknown,
            Reason = verdict?.Reason ?? EmailReason.VerifierFailed,
            Confidence = verdict?.Verdict switch { Verdict.Valid or Verdict.Invalid => .95f, Verdict.Risky => .8f, _ => 0 },
            Source = mapping.Name,
            CheckedAt = now,
            Host = host.Length > 0 ? host : null,
            Reply = code,
            IsCatchAll = Text(root, mapping.CatchAll).ToLowerInvariant() switch { "true" or "yes" => true, "false" or "no" => false, _ => verdict?.Reason switch { EmailReason.CatchAllDomain => true, EmailReason.MailboxAccepted => false, _ => null } },
            Checks = checks,
        };
    }

    /// <summary>A field as text; dots lead into objects; empty where there is none.</summary>
    public static string Text(JsonElement element, string path)
    {
        if (path.Length == 0) return string.Empty;
        foreach (string name in path.Split('.'))
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return string.Empty;
        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString()!,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number => element.GetRawText(),
            _ => string.Empty,
        };
    }

    private static bool Says(IReadOnlyList<string> words, string message) => words.Any(w => message.Contains(w, StringComparison.OrdinalIgnoreCase));
}
