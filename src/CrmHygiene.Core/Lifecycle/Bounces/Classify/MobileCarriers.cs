namespace CrmHygiene.Core.Lifecycle.Bounces.Classify;

/// <summary>
/// Japanese mobile carriers. Their users filter by sender and domain, and the servers then answer behind DATA as they do
/// for unknown users, so that such an answer is no proof of a dead address.
/// </summary>
internal static class MobileCarriers
{
    private static readonly string[] Domains =
    [
        "docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp", "i.softbank.jp", "vodafone.ne.jp", "disney.ne.jp", "disneymobile.ne.jp", "willcom.com", "pdx.ne.jp", "ymobile.ne.jp", "ymobile1.ne.jp", "y-mobile.ne.jp", "emnet.ne.jp", "emobile.ne.jp", "mineo.jp", "uqmobile.jp", "rakuten.jp", "dwmail.jp", "mopera.net",
    ];

    /// <summary>Whether a domain, in lower case, is a carrier's.</summary>
    public static bool Contains(string domain)
    {
        foreach (string carrier in Domains)
            if (domain.EndsWith(carrier, StringComparison.Ordinal) && (domain.Length == carrier.Length || domain[^(carrier.Length + 1)] == '.')) return true;
        return false;
    }
}
