using System.Text;
using CrmHygiene.Core.Lifecycle.Bounces.Text;
using MimeKit;

namespace CrmHygiene.Core.Lifecycle.Bounces.Mail;

/// <summary>Takes a mail apart: what is for people, what for machines, and what came back of our own.</summary>
internal static class ReportReader
{
    private const int MostParts = 100;
    private const int MostText = 96 * 1024;

    private static readonly EncodingProvider Pages = CodePagesEncodingProvider.Instance;

    private static readonly string[] StatusFields = ["Final-Recipient", "Original-Recipient", "Reporting-MTA"];

    /// <summary>The reports of a mail, at least one document: the mail itself, or what somebody, or a scanning gateway, handed on as attachments.</summary>
    public static IReadOnlyList<ReportDocument> Read(MimeMessage message)
    {
        ReportDocument whole = TakeApart(message);
        if (whole.Status.Count > 0 || whole.Feedback is not null || message.Body is MultipartReport) return [whole];
        bool isReport = ReportKinds.IsReport(whole);
        List<ReportDocument> attached = message.BodyParts.Take(MostParts).OfType<MessagePart>().Select(p => p.Message).OfType<MimeMessage>().Select(TakeApart).Where(d => d.Status.Count > 0 || !isReport && ReportKinds.IsReport(d)).ToList();
        return attached.Count > 0 ? attached : [whole];
    }

    private static ReportDocument TakeApart(MimeMessage message)
    {
        var document = new ReportDocument { Headers = Fields(message.Headers), ContentType = message.Body?.ContentType.MimeType.ToLowerInvariant() ?? string.Empty };
        List<string> plain = [], html = [];
        int parts = 0;
        if (message.Body is not null) Walk(message.Body, document, plain, html, ref parts);
        foreach (string text in plain.Count > 0 && plain.Exists(p => !string.IsNullOrWhiteSpace(p)) ? plain : html) AddText(document, text);
        return document;
    }

    private static void Walk(MimeEntity entity, ReportDocument document, List<string> plain, List<string> html, ref int parts)
    {
        if (++parts > MostParts) return;
        switch (entity)
        {
            case Multipart { Count: 0 } broken:
                // The boundary never comes: all of it is the preamble.
                plain.Add((broken.Preamble ?? string.Empty) + "\n" + (broken.Epilogue ?? string.Empty));
                break;
            case Multipart multipart:
                foreach (MimeEntity child in multipart) Walk(child, document, plain, html, ref parts);
                break;
            case MessageDeliveryStatus status:
                AddStatus(document, status.StatusGroups.Select(Fields));
                break;
            case MessageDispositionNotification:
                document.IsReceipt = true;
                break;
            case MessageFeedbackReport report:
                document.Feedback ??= Fields(report.Fields);
                break;
            case MessagePart part:
                document.HasOriginalPart = true;
                if (document.Original.IsEmpty && part.Message is not null) document.Original = Fields(part.Message.Headers);
                break;
            case TextPart text:
                AddTextPart(document, text, plain, html);
                break;
            case MimePart part when part.ContentType.MediaType.Equals("message", StringComparison.OrdinalIgnoreCase) || part.ContentType.MediaSubtype.Contains("rfc822", StringComparison.OrdinalIgnoreCase):
                AddMachineText(document, Decode(part), plain);
                break;
        }
    }

    private static void AddTextPart(ReportDocument document, TextPart part, List<string> plain, List<string> html)
    {
        string type = part.ContentType.MediaSubtype;
        if (type.Contains("rfc822", StringComparison.OrdinalIgnoreCase)) AddMachineText(document, Decode(part), plain);
        else if (part.IsHtml)
        {
            if (document.Status.Count == 0) html.Add(PlainText.OfHtml(Decode(part)));
        }
        // A text behind the machines' part is our own mail.
        else if (document.Status.Count == 0 && !document.HasOriginalPart && plain.Sum(p => p.Length) < MostText) plain.Add(Decode(part));
    }

    /// <summary>A part that servers misname: fields of a report, or our header.</summary>
    private static void AddMachineText(ReportDocument document, string text, List<string> plain)
    {
        List<string> lines = FieldLines.Lines(text);
        if (lines.Exists(l => Array.Exists(StatusFields, f => l.StartsWith(f + ":", StringComparison.OrdinalIgnoreCase)))) AddStatus(document, Groups(lines));
        else if (lines.Exists(l => l.StartsWith("Feedback-Type:", StringComparison.OrdinalIgnoreCase))) document.Feedback ??= FieldLines.Read(text);
        else if (lines.Count > 0 && OriginalCut.IsHeader(lines[0]))
        {
            document.HasOriginalPart = true;
            if (document.Original.IsEmpty) document.Original = FieldLines.Read(text);
        }
        else plain.Add(text);
    }

    private static IEnumerable<FieldLines> Groups(List<string> lines)
    {
        for (int at = 0; at < lines.Count; at++)
        {
            if (lines[at].Length == 0) continue;
            int start = at;
            FieldLines group = FieldLines.Read(lines, ref at);
            if (!group.IsEmpty) yield return group;
            if (at == start) continue;
            at--;
        }
    }

    private static void AddStatus(ReportDocument document, IEnumerable<FieldLines> groups) => document.Status.AddRange(groups.Where(g => !g.IsEmpty));

    private static void AddText(ReportDocument document, string text)
    {
        List<string> lines = FieldLines.Lines(text.Length > MostText ? text[..MostText] : text);
        int cut = OriginalCut.Find(lines);
        document.Lines.AddRange(lines.Take(cut));
        // Reports of servers that know no MIME carry their fields in the text.
        if (document.Status.Count == 0)
        {
            int field = lines.FindIndex(0, cut, l => l.TrimStart().StartsWith("Final-Recipient:", StringComparison.OrdinalIgnoreCase) || l.TrimStart().StartsWith("Original-Recipient:", StringComparison.OrdinalIgnoreCase));
            if (field >= 0)
            {
                while (field > 0 && OriginalCutIsField(lines[field - 1].TrimStart())) field--;
                AddStatus(document, Groups(lines.GetRange(field, cut - field).ConvertAll(l => OriginalCutIsField(l.TrimStart()) ? l.TrimStart() : l)));
            }
        }
        if (document.Original.IsEmpty) document.Original = FindOriginal(lines, cut);
    }

    private static bool OriginalCutIsField(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon is > 2 and < 40 && line.AsSpan(0, colon).IndexOfAny(' ', '<', '(') < 0;
    }

    private static FieldLines FindOriginal(List<string> lines, int cut)
    {
        for (int at = cut; at < lines.Count; at++)
        {
            if (lines[at].Length == 0 || !OriginalCut.IsHeader(lines[at].TrimStart())) continue;
            List<string> rest = lines.GetRange(at, Math.Min(200, lines.Count - at));
            if (rest[0][0] is ' ' or '\t') rest = rest.ConvertAll(l => l.TrimStart());
            int from = 0;
            FieldLines fields = FieldLines.Read(rest, ref from);
            if (!fields.IsEmpty) return fields;
        }
        return new FieldLines();
    }

    private static string Decode(MimePart part)
    {
        if (part.Content is null) return string.Empty;
        using var stream = new MemoryStream();
        part.Content.DecodeTo(stream);
        ReadOnlySpan<byte> bytes = stream.GetBuffer().AsSpan(0, (int)Math.Min(stream.Length, MostText * 2));
        Encoding encoding = Encoding.Latin1;
        string? charset = part.ContentType.Charset;
        if (!string.IsNullOrEmpty(charset))
        {
            try
            {
                encoding = Pages.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
            }
            catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
            {
                encoding = Encoding.Latin1;
            }
        }
        else if (System.Text.Unicode.Utf8.IsValid(bytes)) encoding = Encoding.UTF8;
        return encoding.GetString(bytes);
    }

    private static FieldLines Fields(HeaderList headers)
    {
        var fields = new FieldLines();
        foreach (Header header in headers) fields.Add(header.Field, PlainText.OneLine(header.Value ?? string.Empty));
        return fields;
    }
}
