using CrmHygiene.Core.Lifecycle.Bounces.Classify;
using CrmHygiene.Core.Lifecycle.Bounces.Recipients;
using CrmHygiene.Core.Lifecycle.Bounces.Text;

namespace CrmHygiene.Core.Lifecycle.Bounces.Mail;

/// <summary>Reports in words: no machine-readable part says anything of the recipient.</summary>
internal static class InWords
{
    /// <summary>The event of one recipient.</summary>
    /// <param name="common">What holds for all of them.</param>
    /// <param name="section">The recipient and what is said of it.</param>
    /// <param name="text">The whole report.</param>
    /// <param name="only">Whether it is the only one, so that the whole report is about it.</param>
    /// <param name="delayed">Whether the mail will be tried again.</param>
    /// <param name="ours">Addresses we sent from, in lower case.</param>
    public static ContactEvent Read(ContactEvent common, RecipientSection section, string text, bool only, bool delayed, IReadOnlySet<string> ours)
    {
        string about = only ? section.Text : Quoted(text, section.Address) + section.Text;
        bool silent = only && !about.Any(char.IsLetter);
        if (silent) about = text;
        EnhancedStatus status = EnhancedStatus.Find(about);
        int reply = SmtpTrace.Reply(about);
        if (only && !status.Exists && reply == 0) (status, reply) = (EnhancedStatus.Find(text), SmtpTrace.Reply(text));
        string command = SmtpTrace.Command(about);
        if (command.Length == 0 && only) command = SmtpTrace.Command(text);
        // Texts around the quoted answer speak of servers, policies and addresses in general.
        string said = silent ? string.Empty : Quotation.Of(about);
        var refusal = new Refusal { Diagnostic = said, Report = said == about ? text : about + "\n" + text, Status = status, Reply = reply, Command = command, Domain = Addresses.DomainOf(section.Address), Ours = ours, Action = delayed ? "delayed" : "failed" };
        BounceReason reason = BounceClassifier.Reason(refusal);
        return Events.Make(common, refusal, reason, delayed ? ContactEventKind.Delayed : null) with
        {
            Email = section.Alias.Length > 0 ? section.Alias : section.Address,
            FinalRecipient = section.Alias.Length > 0 ? section.Address : string.Empty,
            RemoteMta = SmtpTrace.Host(about),
        };
    }

    /// <summary>Lines elsewhere in a report that quote a recipient, as transcripts of a session do.</summary>
    internal static string Quoted(string text, string address)
    {
        if (text.Length == 0) return string.Empty;
        List<string> lines = FieldLines.Lines(text).FindAll(l => l.Contains(address, StringComparison.OrdinalIgnoreCase) && l.Length > address.Length + 6);
        return lines.Count == 0 ? string.Empty : string.Join('\n', lines.Take(10)) + "\n";
    }
}
