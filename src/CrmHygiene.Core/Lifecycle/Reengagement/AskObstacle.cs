using CrmHygiene.Core.Standards.Repair;

namespace CrmHygiene.Core.Lifecycle.Reengagement;

/// <summary>
/// Why a contact may not be asked whether it still wants to hear from us, whatever it did: asking is marketing mail too,
/// and needs a proven lawful basis and an address that is the person's.
/// </summary>
internal static class AskObstacle
{
    private const string Corrected = "Its corrected address is not confirmed.", Unconfirmed = "Its address is not confirmed.",
        NoBasis = "No lawful basis is on record.", NoDate = "When consent was given is not on record.", Expired = "Its consent has expired.";

    private static readonly string[] All = [Corrected, Unconfirmed, NoBasis, NoDate, Expired];

    private static readonly string[] OtherBases = ["contract", "soft opt-in", "soft opt in", "softoptin", "legitimate interest", "legitimateinterest", "existing customer"];

    private static readonly string[] Withdrawn = ["withdr", "revoke", "declin", "refus", "expired", "objected", "not given"];

    /// <summary>What is in the way; empty where nothing is.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="unconfirmed">Whether its list says that its address was never confirmed.</param>
    /// <param name="oldest">The earliest day of a consent that has not expired; null where consent does not expire.</param>
    public static string Of(Contact contact, bool unconfirmed, DateTime? oldest = null) =>
        EmailConfirmation.IsPending(contact) ? Corrected : unconfirmed ? Unconfirmed : Basis(contact, oldest);

    /// <summary>Whether a text says what <see cref="Of"/> says, rather than something else that keeps a contact off a send list.</summary>
    public static bool Is(string text) => Array.IndexOf(All, text) >= 0;

    private static string Basis(Contact contact, DateTime? oldest)
    {
        string basis = contact.GetText(ContactField.ConsentBasis).Trim().ToLowerInvariant();
        if (basis.Length == 0) return NoBasis;
        if (Array.Exists(OtherBases, b => basis.Contains(b, StringComparison.Ordinal))) return string.Empty;
        if (basis is "no" or "none" or "false" or "unknown" or "0" || basis.StartsWith("no ", StringComparison.Ordinal) || Array.Exists(Withdrawn, w => basis.Contains(w, StringComparison.Ordinal))) return NoBasis;
        if (contact.GetDate(ContactField.OptInDate) is not { } given) return NoDate;
        return given < oldest ? Expired : string.Empty;
    }
}
