using CrmHygiene.Core.Lifecycle.Bounces.Text;

namespace CrmHygiene.Core.Lifecycle.Bounces.Mail;

/// <summary>Feedback reports: ARF (RFC 5965), authentication failures (RFC 6591), and services' own forms.</summary>
internal static class FeedbackReader
{
    private static readonly string[] HiddenRecipients = ["X-HmXmrOriginalRecipient", "X-Original-To", "Delivered-To", "X-Envelope-To", "X-Apparently-To", "X-Rcpt-To", "Envelope-To"];

    /// <summary>The reported recipients and the type of the report; null where the mail is no feedback report.</summary>
    public static (string Type, List<string> Recipients)? Read(ReportDocument mail)
    {
        if (mail.Feedback is { } fields) return (Type(fields["Feedback-Type"]), Recipients(mail, fields));
        // Microsoft's junk mail reports have no machine-readable part.
        if (mail.Original.Has("X-HmXmrOriginalRecipient") || mail.Subject.StartsWith("complaint about message from", StringComparison.Ordinal)) return ("abuse", Recipients(mail, null));
        if (mail.Subject.StartsWith("unsubscribe", StringComparison.Ordinal) && (mail.Headers.Has("X-Apple-Unsubscribe") || mail.Text.Contains("to unsubscribe from the message", StringComparison.OrdinalIgnoreCase)))
            return ("opt-out", [Addresses.First(mail.Headers["From"])]);
        return null;
    }

    /// <summary>What a report of a type means.</summary>
    public static ContactEventKind KindOf(string type) => type switch
    {
        "abuse" or "fraud" => ContactEventKind.Complaint,
        "opt-out" or "opt-out-list" => ContactEventKind.Unsubscribed,
        _ => ContactEventKind.Report,
    };

    private static string Type(string value)
    {
        string type = value.Trim().ToLowerInvariant();
        return type.Length == 0 ? "abuse" : type.Length > 40 ? type[..40] : type;
    }

    private static List<string> Recipients(ReportDocument mail, FieldLines? fields)
    {
        List<string> found = [];
        foreach (string name in new[] { "Original-Rcpt-To", "Removal-Recipient" })
            foreach (string value in fields?.All(name) ?? []) Add(found, Addresses.First(value));
        if (found.Count > 0) return found;
        foreach (string name in HiddenRecipients) Add(found, Addresses.First(mail.Original[name]));
        if (found.Count > 0) return found;
        string from = Addresses.First(mail.Original["From"]);
        // What a list sent is addressed to the list, as a rule ours.
        foreach (AddressAt to in Addresses.Find(mail.Original["To"]))
            if (!to.Address.Equals(from, StringComparison.OrdinalIgnoreCase) && !BounceParser.IsOurList(mail, to.Address)) Add(found, to.Address);
        if (found.Count == 0 && mail.Original["Received"] is { Length: > 0 } received && received.IndexOf("for <", StringComparison.OrdinalIgnoreCase) is >= 0 and var at) Add(found, Addresses.First(received[at..]));
        return found;
    }

    // RFC 6590: services take the address of who complains out of the report.
    private static bool IsTakenOut(string address) => address.StartsWith("redacted", StringComparison.OrdinalIgnoreCase) || address.StartsWith("undisclosed", StringComparison.OrdinalIgnoreCase) || address.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase);

    private static void Add(List<string> found, string address)
    {
        if (address.Length > 0 && !IsTakenOut(address) && !found.Contains(address, StringComparer.OrdinalIgnoreCase)) found.Add(address);
    }
}
