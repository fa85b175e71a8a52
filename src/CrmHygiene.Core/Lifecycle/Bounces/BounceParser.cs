using CrmHygiene.Core.Lifecycle.Bounces.Mail;
using CrmHygiene.Core.Lifecycle.Bounces.Recipients;
using CrmHygiene.Core.Lifecycle.Bounces.Text;
using MimeKit;
using MimeKit.Utils;

namespace CrmHygiene.Core.Lifecycle.Bounces;

/// <summary>
/// Reads bounce mail: delivery reports (RFC 3464), feedback reports (RFC 5965), reports in words, automatic answers
/// (RFC 3834). Thread-safe.
/// </summary>
public sealed class BounceParser
{
    private const int MostDiagnostic = 1000;

    private static readonly ParserOptions Mime = new() { MaxMimeDepth = 20, MaxAddressGroupDepth = 2 };

    private readonly BounceOptions _options;

    /// <summary>Creates a parser.</summary>
    /// <param name="options">Limits, and what proves a report; null takes the defaults.</param>
    public BounceParser(BounceOptions? options = null) => _options = options ?? new BounceOptions();

    /// <summary>Reads one message.</summary>
    /// <param name="message">Its bytes, as in an .eml file; beyond the limit they are passed over.</param>
    /// <param name="events">What it reports, one event a recipient; empty where it is not understood.</param>
    /// <param name="problem">Why it is not understood, without personal data; empty where it is.</param>
    /// <returns>Whether it is understood.</returns>
    public bool TryParse(ReadOnlyMemory<byte> message, out IReadOnlyList<ContactEvent> events, out string problem)
    {
        events = [];
        ReportDocument document;
        DateTimeOffset? date;
        try
        {
            using var stream = new MemoryStream(message[..Math.Min(message.Length, _options.MaxMessageBytes)].ToArray(), writable: false);
            using MimeMessage mime = MimeMessage.Load(Mime, stream);
            document = ReportReader.Read(mime);
            date = DateOf(document.Headers["Date"]);
        }
        catch (Exception exception) when (exception is FormatException or IOException or ArgumentException or NotSupportedException or InvalidOperationException or OverflowException)
        {
            problem = "The message cannot be read as mail (RFC 5322).";
            return false;
        }
        List<ContactEvent> found = Read(document, date);
        events = found;
        problem = found.Count > 0 ? string.Empty
            : document.IsReceipt ? "It is a receipt that says what became of a mail that arrived (RFC 8098)."
            : ReportKinds.IsReport(document) || document.Feedback is not null ? "It is a report, but names no recipient." : "It is neither a bounce nor a report nor an automatic answer.";
        return found.Count > 0;
    }

    private List<ContactEvent> Read(ReportDocument mail, DateTimeOffset? date)
    {
        if (mail.IsReceipt) return [];
        (string verp, BounceProof verpProof) = ReturnPath.Read(Addresses.First(mail.Headers["X-Original-To"] is { Length: > 0 } x ? x : mail.Headers["Delivered-To"] is { Length: > 0 } d ? d : mail.Headers["To"]), _options);
        string messageId = MessageId(mail);
        BounceProof proof = verpProof != BounceProof.None ? verpProof : _options.IsOurMessage?.Invoke(messageId.Trim('<', '>')) == true ? BounceProof.KnownMessageId : BounceProof.None;
        string text = mail.Text;
        var common = new ContactEvent
        {
            Kind = ContactEventKind.Unknown,
            Time = date,
            MessageId = messageId,
            Proof = proof,
            Provider = ReportKinds.Reporter(mail, text),
            Sender = Addresses.First(mail.Original["From"] is { Length: > 0 } from ? from : mail.Original["Return-Path"]),
            Campaign = PlainText.Short(mail.Original["X-Campaign"] is { Length: > 0 } c ? c : mail.Original["List-ID"], 200),
        };
        if (FeedbackReader.Read(mail) is { } feedback) return Feedback(mail, common, feedback.Type, feedback.Recipients, verp);
        if (ReportKinds.IsAutoReply(mail)) return AutoReply(mail, common, verp);
        return ReportKinds.IsReport(mail) || verpProof != BounceProof.None || ReportKinds.SaysUndelivered(mail) && RecipientFinder.Find(mail.Lines, Ignored(mail), sure: true).Count > 0
            ? Bounces(mail, common, text, verp) : [];
    }

    private static List<ContactEvent> Feedback(ReportDocument mail, ContactEvent common, string type, List<string> recipients, string verp)
    {
        if (verp.Length > 0) recipients = [verp];
        if (recipients.Count == 0 && ReadSenderVerp(mail) is { Length: > 0 } hidden) recipients = [hidden];
        DateTimeOffset? time = DateOf(mail.Feedback?["Arrival-Date"] ?? string.Empty) ?? DateOf(mail.Feedback?["Received-Date"] ?? string.Empty) ?? common.Time;
        return recipients.ConvertAll(r => common with
        {
            Kind = FeedbackReader.KindOf(type),
            Email = r,
            Time = time,
            Reason = BounceReason.Feedback,
            FeedbackType = type,
            Provider = common.Provider.Length > 0 ? common.Provider : PlainText.Short(mail.Feedback?["User-Agent"] ?? string.Empty, 80),
            RemoteMta = MtaOf(mail.Feedback?["Reporting-MTA"] ?? string.Empty),
        });
    }

    private static string ReadSenderVerp(ReportDocument mail) => ReturnPath.Read(Addresses.First(mail.Feedback?["Original-Mail-From"] ?? string.Empty), new BounceOptions()).Recipient;

    private static List<ContactEvent> AutoReply(ReportDocument mail, ContactEvent common, string verp)
    {
        string from = verp.Length > 0 ? verp : Addresses.First(mail.Headers["From"]);
        if (from.Length == 0) from = Addresses.First(mail.Headers["Return-Path"]);
        return from.Length == 0 ? [] : [common with { Kind = ContactEventKind.AutoReply, Email = from, Reason = BounceReason.Vacation, Diagnostic = PlainText.Short(string.Join(' ', mail.Lines.Take(20)), MostDiagnostic) }];
    }

    private List<ContactEvent> Bounces(ReportDocument mail, ContactEvent common, string text, string verp)
    {
        IReadOnlyList<RecipientSection> sections = RecipientFinder.Find(mail.Lines, Ignored(mail));
        List<ContactEvent> events = DeliveryStatus.Read(mail, common, sections, text);
        if (events.Count == 0)
        {
            bool delayed = ReportKinds.IsDelay(mail, text);
            foreach (RecipientSection section in Named(mail, sections, text, verp)) events.Add(InWords.Read(common, section, text, sections.Count <= 1, delayed));
        }
        if (events.Count > _options.MaxRecipients) events.RemoveRange(_options.MaxRecipients, events.Count - _options.MaxRecipients);
        // A return path that names the recipient is surer than what a forwarder reports.
        if (verp.Length > 0 && events.Count == 1 && !events[0].Email.Equals(verp, StringComparison.OrdinalIgnoreCase))
            events[0] = events[0] with { Email = verp, FinalRecipient = events[0].FinalRecipient.Length > 0 ? events[0].FinalRecipient : events[0].Email };
        return events;
    }

    /// <summary>Recipients by weaker signs where the text opens no line with one.</summary>
    private static IReadOnlyList<RecipientSection> Named(ReportDocument mail, IReadOnlyList<RecipientSection> sections, string text, string verp)
    {
        List<string> failed = Addresses.Find(string.Join(' ', mail.Headers.All("X-Failed-Recipients"))).Select(a => a.Address).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (failed.Count > 0 && !(sections.Count == failed.Count && failed.TrueForAll(f => sections.Any(s => s.Address.Equals(f, StringComparison.OrdinalIgnoreCase)))))
            return failed.ConvertAll(f => sections.FirstOrDefault(s => s.Address.Equals(f, StringComparison.OrdinalIgnoreCase)) ?? new RecipientSection(f, text, string.Empty));
        if (sections.Count > 0) return sections;
        if (verp.Length > 0) return [new RecipientSection(verp, text, string.Empty)];
        foreach (string field in new[] { "X-Original-To", "Delivered-To", "X-Envelope-To", "To", "X-Receiver", "Envelope-To" })
        {
            List<string> to = Addresses.Find(mail.Original[field]).Select(a => a.Address).Take(2).ToList();
            if (to.Count == 1 && !IsOurList(mail, to[0])) return [new RecipientSection(to[0], text, string.Empty)];
        }
        foreach (string received in mail.Original.All("Received"))
            if (received.IndexOf(" for ", StringComparison.OrdinalIgnoreCase) is >= 0 and var at && Addresses.First(received[at..]) is { Length: > 0 } address) return [new RecipientSection(address, text, string.Empty)];
        return [];
    }

    // What a mailing list sent is addressed to the list (RFC 2919, RFC 2369), not to who bounced.
    private static bool IsOurList(ReportDocument mail, string address) =>
        mail.Original["List-ID"].Contains($"<{address.Replace('@', '.')}>", StringComparison.OrdinalIgnoreCase) || mail.Original["List-Post"].Contains($":{address}", StringComparison.OrdinalIgnoreCase)
        || Addresses.First(mail.Original["X-BeenThere"]).Equals(address, StringComparison.OrdinalIgnoreCase);

    private static HashSet<string> Ignored(ReportDocument mail)
    {
        var ignored = new HashSet<string>(StringComparer.Ordinal);
        var to = new HashSet<string>(Addresses.Find(mail.Original["To"] + " " + mail.Original["Cc"]).Select(a => a.Address.ToLowerInvariant()), StringComparer.Ordinal);
        foreach (string own in new[] { mail.Headers["From"], mail.Original["From"], mail.Original["Return-Path"], mail.Headers["To"], mail.Original["Message-ID"], mail.Original["Sender"] })
            if (Addresses.First(own).ToLowerInvariant() is { Length: > 0 } address && !to.Contains(address)) ignored.Add(address);
        return ignored;
    }

    private static string MessageId(ReportDocument mail)
    {
        string id = mail.Original["Message-ID"];
        if (id.Length == 0) id = mail.Headers["In-Reply-To"];
        if (id.Length == 0) id = mail.Headers["References"].Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? string.Empty;
        return PlainText.Short(id, 300);
    }

    internal static DateTimeOffset? DateOf(string text) => text.Length > 0 && DateUtils.TryParse(text, out DateTimeOffset date) && date.Year is >= 1990 and < 2200 ? date : null;

    internal static string MtaOf(string value)
    {
        int semicolon = value.IndexOf(';', StringComparison.Ordinal);
        string name = (semicolon >= 0 ? value[(semicolon + 1)..] : value).Trim();
        int blank = name.IndexOfAny([' ', '(', ',']);
        return PlainText.Short(blank > 0 ? name[..blank] : name, 255).TrimEnd('.');
    }
}
