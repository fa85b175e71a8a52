using CrmHygiene.Core.Lifecycle.Bounces.Classify;
using CrmHygiene.Core.Lifecycle.Bounces.Recipients;
using CrmHygiene.Core.Lifecycle.Bounces.Text;

namespace CrmHygiene.Core.Lifecycle.Bounces.Mail;

/// <summary>The machine-readable part of a delivery report (RFC 3464), with the words beside it.</summary>
internal static class DeliveryStatus
{
    /// <summary>The events of all recipients the part names; empty where it names none.</summary>
    public static List<ContactEvent> Read(ReportDocument mail, ContactEvent common, IReadOnlyList<RecipientSection> sections, string text, IReadOnlySet<string> ours)
    {
        List<FieldLines> groups = mail.Status.FindAll(g => g.Has("Final-Recipient") || g.Has("Original-Recipient") || g.Has("X-Actual-Recipient"));
        List<ContactEvent> events = [];
        foreach (FieldLines group in groups)
        {
            string final = Addresses.OfField(group["Final-Recipient"]), original = Original(mail, group, final);
            RecipientSection? section = sections.FirstOrDefault(s => s.Address.Equals(final, StringComparison.OrdinalIgnoreCase) || s.Address.Equals(original, StringComparison.OrdinalIgnoreCase))
                ?? (groups.Count == 1 && sections.Count == 1 ? sections[0] : null);
            string email = original.Length > 0 ? original : section?.Alias.Length > 0 ? section.Alias : final;
            // Servers rewrite the address they failed on; the text has the one we wrote to.
            if (original.Length == 0 && section is not null && section.Alias.Length == 0 && (group["Diagnostic-Code"].StartsWith("X-Notes", StringComparison.OrdinalIgnoreCase) || mail.Original["To"].Contains(section.Address, StringComparison.OrdinalIgnoreCase))) email = section.Address;
            if (email.Length == 0) email = section?.Address ?? Addresses.First(group["X-Actual-Recipient"]);
            if (email.Length > 0) events.Add(Make(mail, common, group, email, final, RefusalOf(group, section, text, groups.Count == 1) with { Ours = ours }));
        }
        return events;
    }

    /// <summary>The event of a part that says what became of its only recipient, and not who that is, or only before the at sign; null where it does not.</summary>
    public static ContactEvent? ReadNameless(ReportDocument mail, ContactEvent common, RecipientSection recipient, string text, IReadOnlySet<string> ours)
    {
        List<FieldLines> groups = mail.Status.FindAll(g => g.Has("Action"));
        return groups.Count == 1 ? Make(mail, common, groups[0], recipient.Address, string.Empty, RefusalOf(groups[0], recipient, text, only: true) with { Ours = ours }) : null;
    }

    private static ContactEvent Make(ReportDocument mail, ContactEvent common, FieldLines group, string email, string final, Refusal refusal)
    {
        refusal = refusal with { Domain = Addresses.DomainOf(final.Length > 0 ? final : email) };
        BounceReason reason = refusal.Action is "delivered" or "relayed" or "expanded" or "deliverable" ? BounceReason.Delivered : BounceClassifier.Reason(refusal);
        ContactEventKind? kind = reason == BounceReason.Delivered ? ContactEventKind.Delivered : refusal.Action == "delayed" ? ContactEventKind.Delayed : null;
        string mta = BounceParser.MtaOf(group["Remote-MTA"]);
        return Events.Make(common, refusal, reason, kind) with
        {
            Email = email,
            FinalRecipient = final.Equals(email, StringComparison.OrdinalIgnoreCase) ? string.Empty : final,
            Time = BounceParser.DateOf(group["Last-Attempt-Date"]) ?? common.Time ?? BounceParser.DateOf(mail.Status[0]["Arrival-Date"]),
            RemoteMta = mta.Length > 0 ? mta : BounceParser.MtaOf(mail.Status[0]["Remote-MTA"]),
        };
    }

    /// <summary>Who the sender named. Servers hand on what they were given (RFC 3461 §4.2), some of them without decoding it.</summary>
    private static string Original(ReportDocument mail, FieldLines group, string final)
    {
        string original = Addresses.OfField(group["Original-Recipient"]), decoded = Addresses.DecodeXtext(original);
        return decoded.Length < original.Length && (decoded.Equals(final, StringComparison.OrdinalIgnoreCase) || mail.Original["To"].Contains(decoded, StringComparison.OrdinalIgnoreCase)) ? decoded : original;
    }

    private static Refusal RefusalOf(FieldLines group, RecipientSection? section, string text, bool only)
    {
        string diagnostic = group["Diagnostic-Code"], type = string.Empty;
        int semicolon = diagnostic.IndexOf(';', StringComparison.Ordinal);
        if (semicolon is > 0 and < 30 && diagnostic.AsSpan(0, semicolon).IndexOfAny(" \t:") < 0)
        {
            type = diagnostic[..semicolon].Trim().ToLowerInvariant();
            diagnostic = diagnostic[(semicolon + 1)..].Trim();
        }
        string about = section?.Text ?? string.Empty;
        string report = only ? about + "\n" + text : InWords.Quoted(text, section?.Address ?? "\0") + about;
        EnhancedStatus field = EnhancedStatus.Parse(group["Status"]), quoted = EnhancedStatus.Find(diagnostic);
        EnhancedStatus status = quoted.Exists && !quoted.IsBare ? quoted : field;
        if (!quoted.Exists && (!status.Exists || status.IsBare) && EnhancedStatus.Find(report) is { Exists: true, IsBare: false } told) status = told;
        if (!status.Exists) status = quoted;
        int reply = SmtpTrace.Reply(diagnostic);
        if (reply == 0) reply = SmtpTrace.Reply(report);
        string command = SmtpTrace.Command(diagnostic);
        if (command.Length == 0) command = SmtpTrace.Command(report);
        return new Refusal { Diagnostic = diagnostic, Report = report, Status = status, Reply = reply, Command = command, DiagnosticType = type, Action = group["Action"].Trim().ToLowerInvariant().Split(' ', '(')[0] };
    }
}
