namespace CrmHygiene.Core.Lifecycle.Bounces.Classify;

/// <summary>Codes to which large services give meanings of their own, so that neither words nor the registry help.</summary>
internal static class ServiceReasons
{
    /// <summary>The reason a service's code stands for; None where it has none of its own.</summary>
    /// <param name="status">The code.</param>
    /// <param name="text">What was said, in lower case.</param>
    public static BounceReason Of(EnhancedStatus status, string text)
    {
        if (IsMicrosoft(text) && Microsoft(status, text) is var m and not BounceReason.None) return m;
        if (IsGoogle(text) && Google(status, text) is var g and not BounceReason.None) return g;
        // MessageLabs alone refuses unknown recipients so, with no other word.
        if (text.StartsWith("542 ", StringComparison.Ordinal) && text.EndsWith("rejected", StringComparison.Ordinal)) return BounceReason.UserUnknown;
        return status.Class switch
        {
            0 => BounceReason.None,
            // Only Exchange Online counts that far (learn.microsoft.com: "Email non-delivery reports in Exchange Online").
            _ when status.Detail >= 100 => Microsoft(status, text),
            _ => BounceReason.None,
        };
    }

    private static bool IsMicrosoft(string text) => Has(text, "outlook.com", "hotmail", "office365", "office 365", "microsoft", "access denied", "resolver.", "recipientnotfound", "(as", "exchange");

    private static bool IsGoogle(string text) => Has(text, "gsmtp", "google", "gmail");

    private static BounceReason Microsoft(EnhancedStatus status, string text) => (status.Subject, status.Detail) switch
    {
        (1, 10) when Has(text, "recipientnotfound", "recipient not found", "resolver.adr") => BounceReason.UserUnknown,
        (1, 8) when text.Contains("bad outbound sender", StringComparison.Ordinal) => BounceReason.Rejected,
        (4, 1) when text.Contains("access denied", StringComparison.Ordinal) && !Has(text, "banned", "blocked", "sender") => BounceReason.UserUnknown,
        (4, 310) => BounceReason.HostUnknown,
        (4, >= 311 and <= 315) or (4, 317 or 318) => BounceReason.NetworkError,
        (4, 316 or 300 or 301) => BounceReason.Expired,
        (2, 121 or 122) => BounceReason.RateLimited,
        (7, >= 606 and <= 649) or (7, 511 or 508) => BounceReason.Blocked,
        (7, 509 or 515) => BounceReason.AuthFailure,
        (7, 501 or 502 or 503 or 504 or 506) => BounceReason.SpamDetected,
        (7, 505) => BounceReason.PolicyViolation,
        (7, >= 500 and <= 799) when status.Class == 4 => BounceReason.Blocked,
        (7, 705 or 708) => BounceReason.RateLimited,
        (7, 750 or 64) => BounceReason.NoRelaying,
        (7, 57) => BounceReason.SecurityError,
        (7, >= 124 and <= 136) => BounceReason.Rejected,
        (1, 350 or 351) => BounceReason.UserUnknown,
        _ => BounceReason.None,
    };

    private static BounceReason Google(EnhancedStatus status, string text) => (status.Subject, status.Detail) switch
    {
        (2, 1) when Has(text, "too quickly", "rate") => BounceReason.RateLimited,
        (2, 1) when Has(text, "disabled", "inactive") => BounceReason.Suspended,
        (7, 26 or 27 or 30 or 32 or 40) => BounceReason.AuthFailure,
        (7, 25) => BounceReason.RequirePtr,
        (7, 0 or 1 or 28) when text.Contains("low reputation", StringComparison.Ordinal) => BounceReason.BadReputation,
        (7, 29) => BounceReason.TlsFailure,
        (7, 28) => BounceReason.RateLimited,
        (7, 0) when text.Contains("security issue", StringComparison.Ordinal) => BounceReason.VirusDetected,
        (7, 0 or 1) when Has(text, "rfc 5322", "rfc 2822") => BounceReason.NotCompliant,
        (7, 0 or 1) when Has(text, "unsolicited", "suspicious", "spam") => BounceReason.SpamDetected,
        _ => BounceReason.None,
    };

    private static bool Has(string text, params string[] words) => Array.Exists(words, w => text.Contains(w, StringComparison.Ordinal));
}
