namespace CrmHygiene.Core.Lifecycle.Bounces.Classify;

/// <summary>What an enhanced status code stands for, where words do not say it (RFC 3463, RFC 5248's registry, RFC 7372, RFC 7505).</summary>
internal static class StatusReasons
{
    /// <summary>The reason of a code that says more than the words around it as a rule do; None for other codes.</summary>
    public static BounceReason Decisive(EnhancedStatus status) => (status.Subject, status.Detail) switch
    {
        (1, 6) => BounceReason.HasMoved,
        (1, 7 or 8) => BounceReason.Rejected,
        (4, 6 or 14) => BounceReason.NetworkError,
        (6, >= 2) => BounceReason.ContentError,
        (7, 13) => BounceReason.Suspended,
        (7, 20 or 21 or 22 or 23 or 24 or 26) => BounceReason.AuthFailure,
        (7, 25) => BounceReason.RequirePtr,
        _ => BounceReason.None,
    };

    /// <summary>The reason of a code; None where the code says too little.</summary>
    public static BounceReason Of(EnhancedStatus status)
    {
        bool permanent = status.Class == 5;
        return (status.Subject, status.Detail) switch
        {
            (1, 0 or 1 or 3) => BounceReason.UserUnknown,
            (1, 2) => BounceReason.HostUnknown,
            (1, 4) => BounceReason.Filtered,
            (1, 6) => BounceReason.HasMoved,
            (1, 7 or 8) => BounceReason.Rejected,
            (1, 9) => BounceReason.SystemError,
            (1, 10) => permanent ? BounceReason.NotAccept : BounceReason.None,
            (1, 350 or 351) => BounceReason.UserUnknown,
            (2, 0) => permanent ? BounceReason.Filtered : BounceReason.None,
            (2, 1) => permanent ? BounceReason.Filtered : BounceReason.Suspended,
            (2, 2) => BounceReason.MailboxFull,
            (2, 3) => BounceReason.TooBig,
            (2, 4) => BounceReason.Filtered,
            (3, 1) => BounceReason.SystemFull,
            (3, 2) => BounceReason.NotAccept,
            (3, 3 or 5) => BounceReason.SystemError,
            (3, 4) => BounceReason.TooBig,
            (4, 1) => BounceReason.Expired,
            (4, 2) => BounceReason.NetworkError,
            (4, 3) => BounceReason.SystemError,
            (4, 4) => permanent ? BounceReason.HostUnknown : BounceReason.NetworkError,
            (4, 5) => BounceReason.RateLimited,
            (4, 6 or 8 or 14) => BounceReason.NetworkError,
            (4, 7) => BounceReason.Expired,
            (4, 0) => BounceReason.NetworkError,
            (5, 3) => BounceReason.RateLimited,
            (5, 4 or 5) => BounceReason.SystemError,
            (6, _) => BounceReason.ContentError,
            (7, 13) => BounceReason.Suspended,
            (7, 16) => BounceReason.TooBig,
            (7, 17 or 18) => BounceReason.HasMoved,
            (7, 20 or 21 or 22 or 23 or 24 or 26) => BounceReason.AuthFailure,
            (7, 25) => BounceReason.RequirePtr,
            (7, 27) => BounceReason.Rejected,
            (7, 28) => BounceReason.RateLimited,
            _ => BounceReason.None,
        };
    }

    /// <summary>The reason of a code's subject, when all else says nothing.</summary>
    public static BounceReason OfSubject(EnhancedStatus status) => status.Subject switch
    {
        6 => BounceReason.ContentError,
        7 => BounceReason.SecurityError,
        5 => BounceReason.SyntaxError,
        3 => BounceReason.SystemError,
        4 => BounceReason.NetworkError,
        _ => BounceReason.None,
    };
}
