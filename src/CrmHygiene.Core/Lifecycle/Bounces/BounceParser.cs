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
    private const int MostReferences = 20;

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
        IReadOnlyList<ReportDocument> documents;
        try
        {
            using var stream = new MemoryStream(message[..Math.Min(message.Length, _options.MaxMessageBytes)].ToArray(), writable: false);
            using MimeMessage mime = MimeMessage.Load(Mime, stream);
            documents = ReportReader.Read(mime);
        }
        catch (Exception exception) when (exception is FormatException or IOException or ArgumentException or NotSupportedException or InvalidOperationException or OverflowException)
        {
            problem = "The message cannot be read as mail (RFC 5322).";
            return false;
        }
        List<ContactEvent> found = documents.SelectMany(Read).Take(_options.MaxRecipients).ToList();
        events = found;
        ReportDocument document = documents[0];
        problem = found.Count > 0 ? string.Empty
            : document.IsReceipt ? "It is a receipt that says what became of a mail that arrived (RFC 8098)."
            : ReportKinds.IsReport(document) || document.Feedback is not null ? "It is a report, but names no recipient." : "It is neither a bounce nor a report nor an automatic answer.";
        return found.Count > 0;
    }

    private List<ContactEvent> Read(ReportDocument mail)
    {
        if (mail.IsReceipt) return [];
        (string verp, BounceProof verpProof) = ReturnPath.Read(Addresses.First(mail.Headers["X-Original-To"] is { Length: > 0 } x ? x : mail.Headers["Delivered-To"] is { Length: > 0 } d ? d : mail.Headers["To"]), _options, Candidates(mail));
        List<string> ids = MessageIds(mail);
        string? known = _options.IsOurMessage is { } isOurs ? ids.Find(id => isOurs(id.Trim('<', '>'))) : null;
        BounceProof byId = known is not null ? BounceProof.KnownMessageId : BounceProof.None;
        string text = mail.Text;
        var common = new ContactEvent
        {
            Kind = ContactEventKind.Unknown,
            Time = DateOf(mail.Headers["Date"]),
            MessageId = known ?? ids.FirstOrDefault() ?? string.Empty,
            Proof = verpProof != BounceProof.None ? verpProof : byId,
            Provider = ReportKinds.Reporter(mail, text),
            Sender = Addresses.First(mail.Original["From"] is { Length: > 0 } from ? from : mail.Original["Return-Path"]),
            Campaign = PlainText.Short(mail.Original["X-Campaign"] is { Length: > 0 } c ? c : mail.Original["List-ID"], 200),
        };
        if (FeedbackReader.Read(mail) is { } feedback) return Feedback(mail, common, feedback.Type, feedback.Recipients, verp);
        if (ReportKinds.IsAutoReply(mail)) return AutoReply(mail, common, verp);
        // A return path proves the one it names: who got one of ours could report everybody else to it.
        return ReportKinds.IsReport(mail) || verpProof != BounceProof.None || ReportKinds.SaysUndelivered(mail) && RecipientFinder.Find(mail.Lines, Ignored(mail), sure: true).Count > 0
            ? Bounces(mail, common, text, verp).ConvertAll(e => verp.Length == 0 || e.Email.Equals(verp, StringComparison.OrdinalIgnoreCase) ? e : e with { Proof = byId }) : [];
    }

    private List<ContactEvent> Feedback(ReportDocument mail, ContactEvent common, string type, List<string> recipients, string verp)
    {
        // Our own return path is surer than what is left of a mail that services take addresses out of.
        (string hidden, BounceProof proof) = ReturnPath.Read(Addresses.First(mail.Feedback?["Original-Mail-From"] is { Length: > 0 } path ? path : mail.Original["Return-Path"]), _options, recipients);
        if (verp.Length > 0) recipients = [verp];
        else if (hidden.Length > 0 && (recipients.Count == 0 || proof == BounceProof.SignedVerp)) (recipients, common) = ([hidden], common with { Proof = common.Proof == BounceProof.None ? proof : common.Proof });
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

    private static List<ContactEvent> AutoReply(ReportDocument mail, ContactEvent common, string verp)
    {
        string from = verp.Length > 0 ? verp : Addresses.First(mail.Headers["From"]);
        if (from.Length == 0) from = Addresses.First(mail.Headers["Return-Path"]);
        return from.Length == 0 ? [] : [common with { Kind = ContactEventKind.AutoReply, Email = from, Reason = BounceReason.Vacation, Diagnostic = PlainText.Short(string.Join(' ', mail.Lines.Take(20)), MostDiagnostic) }];
    }

    private static List<ContactEvent> Bounces(ReportDocument mail, ContactEvent common, string text, string verp)
    {
        IReadOnlyList<RecipientSection> sections = RecipientFinder.Find(mail.Lines, Ignored(mail));
        HashSet<string> ours = Ours(mail);
        List<ContactEvent> events = DeliveryStatus.Read(mail, common, sections, text, ours);
        if (events.Count == 0)
        {
            bool delayed = ReportKinds.IsDelay(mail, text);
            IReadOnlyList<RecipientSection> named = Named(mail, sections, text, verp);
            if (named.Count == 1 && DeliveryStatus.ReadNameless(mail, common, named[0], text, ours) is { } told) events.Add(told);
            else foreach (RecipientSection section in named) events.Add(InWords.Read(common, section, text, sections.Count <= 1, delayed, ours));
        }
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
    internal static bool IsOurList(ReportDocument mail, string address) =>
        mail.Original["List-ID"].Contains($"<{address.Replace('@', '.')}>", StringComparison.OrdinalIgnoreCase) || mail.Original["List-Post"].Contains($":{address}", StringComparison.OrdinalIgnoreCase)
        || Addresses.First(mail.Original["X-BeenThere"]).Equals(address, StringComparison.OrdinalIgnoreCase);

    /// <summary>Addresses that are no recipients: the reporter's and ours.</summary>
    private static HashSet<string> Ignored(ReportDocument mail) => OtherThanRecipients(mail, [mail.Headers["From"], mail.Original["Message-ID"], .. Own(mail)]);

    /// <summary>Addresses we sent from.</summary>
    private static HashSet<string> Ours(ReportDocument mail) => OtherThanRecipients(mail, Own(mail));

    private static string[] Own(ReportDocument mail) => [mail.Original["From"], mail.Original["Return-Path"], mail.Headers["To"], mail.Original["Sender"]];

    private static HashSet<string> OtherThanRecipients(ReportDocument mail, string[] fields)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var to = new HashSet<string>(Addresses.Find(mail.Original["To"] + " " + mail.Original["Cc"]).Select(a => a.Address.ToLowerInvariant()), StringComparer.Ordinal);
        foreach (string field in fields)
            if (Addresses.First(field).ToLowerInvariant() is { Length: > 0 } address && !to.Contains(address)) found.Add(address);
        return found;
    }

    /// <summary>Ids of our own mail, the surest first.</summary>
    private static List<string> MessageIds(ReportDocument mail)
    {
        string status = mail.Status.Count > 0 ? mail.Status[0]["X-Original-Message-ID"] : string.Empty;
        IEnumerable<string> answered = mail.Headers["In-Reply-To"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(Enumerable.Reverse(mail.Headers["References"].Split(' ', StringSplitOptions.RemoveEmptyEntries)).Take(MostReferences));
        return [.. new[] { mail.Original["Message-ID"], status }.Concat(answered).Where(id => id.Length > 0).Select(id => PlainText.Short(id, 300))];
    }

    /// <summary>Who a report may be about.</summary>
    private static List<string> Candidates(ReportDocument mail)
    {
        List<string> found = [.. mail.Status.SelectMany(g => new[] { Addresses.OfField(g["Original-Recipient"]), Addresses.OfField(g["Final-Recipient"]) })];
        foreach (string field in new[] { mail.Original["To"], mail.Original["Cc"], mail.Headers["X-Failed-Recipients"], mail.Feedback?["Original-Rcpt-To"] ?? string.Empty }) found.AddRange(Addresses.Find(field).Select(a => a.Address));
        foreach (string line in mail.Lines) found.AddRange(Addresses.Find(line).Select(a => a.Address));
        return found;
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
