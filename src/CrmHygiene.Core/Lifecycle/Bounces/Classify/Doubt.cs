using CrmHygiene.Core.Lifecycle.Bounces.Text;

namespace CrmHygiene.Core.Lifecycle.Bounces.Classify;

/// <summary>
/// What speaks against a dead address although words or codes say so: the stage of the session, whom the answer names, and
/// that it is said of this moment. A wrong hard bounce may remove a person; a missed one comes back with the next mail.
/// </summary>
internal static class Doubt
{
    private const int ShortAnswer = 300;

    // "Check the address and try again" is said of the address, "try again later" of the server.
    private static readonly string[] Passing =
    [
        "try again later", "try later", "not found, try again", "temporar", "timed out", "timeout", "time out", "lookup failed", "lookup failure", "lookup error", "servfail", "server failure", "ldap", "at this time",
    ];

    /// <summary>The reason after the doubts.</summary>
    /// <param name="refusal">What is known.</param>
    /// <param name="said">What the other side said, in lower case.</param>
    /// <param name="dead">What it is taken for: a dead address.</param>
    public static BounceReason Of(Refusal refusal, string said, BounceReason dead)
    {
        // RFC 4954 §6: these answer a login.
        if (refusal.Reply is 530 or 534 or 535 or 538) return BounceReason.SecurityError;
        // Nobody has named the recipient yet: our own host or sender is meant.
        if (refusal.Command == "MAIL") return BounceReason.Rejected;
        if (refusal.Command == "EHLO" && dead != BounceReason.NotAccept) return BounceReason.Blocked;
        if (said.Length is > 0 and < ShortAnswer && NamesUsAlone(said, refusal.Ours)) return BounceReason.Rejected;
        if (dead is BounceReason.Suspended or BounceReason.HasMoved || !Array.Exists(Passing, p => said.Contains(p, StringComparison.Ordinal))) return dead;
        BounceReason other = PhraseBook.BuiltIn.Find(said, weak: false, BounceClassifier.IsDead).Reason;
        return other == BounceReason.None ? BounceReason.SystemError : other;
    }

    /// <summary>Whether a text names an address of ours, and no other.</summary>
    public static bool NamesUsAlone(string text, IReadOnlySet<string> ours)
    {
        if (ours.Count == 0) return false;
        bool any = false;
        foreach (AddressAt found in Addresses.Find(text))
        {
            if (!ours.Contains(found.Address.ToLowerInvariant())) return false;
            any = true;
        }
        return any;
    }
}
