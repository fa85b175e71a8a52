namespace CrmHygiene.Core.Verification.Blocklists;

/// <summary>A sender of ours that was on a blocklist when it was last asked about.</summary>
/// <param name="Sender">The IP address or domain.</param>
/// <param name="Zone">The list's zone.</param>
/// <param name="ZoneName">The list's name.</param>
/// <param name="Since">When it was first seen there.</param>
/// <param name="CheckedAt">When the list last answered.</param>
public sealed record BlocklistListing(string Sender, string Zone, string ZoneName, DateTimeOffset Since, DateTimeOffset CheckedAt)
{
    /// <summary>Sender, list and dates, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Sender} at {ZoneName} (since {Since.UtcDateTime:yyyy-MM-dd}, last checked {CheckedAt.UtcDateTime:yyyy-MM-dd})");
}
