using CrmHygiene.Core.Lifecycle.Bounces.Text;

namespace CrmHygiene.Core.Lifecycle.Bounces.Mail;

/// <summary>A mail that may be a report, taken apart.</summary>
internal sealed class ReportDocument
{
    /// <summary>The report's own header fields, decoded.</summary>
    public FieldLines Headers { get; init; } = new();

    /// <summary>The groups of a delivery report (RFC 3464): first the message's, then the recipients'.</summary>
    public List<FieldLines> Status { get; } = [];

    /// <summary>The fields of a feedback report (RFC 5965 §3.1); null where there is none.</summary>
    public FieldLines? Feedback { get; set; }

    /// <summary>The lines for people, without the copy of our mail.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Header fields of our own mail, as far as it came back.</summary>
    public FieldLines Original { get; set; } = new();

    /// <summary>Whether it says that somebody displayed or deleted a mail (RFC 8098).</summary>
    public bool IsReceipt { get; set; }

    /// <summary>Whether a message came back as a part.</summary>
    public bool HasOriginalPart { get; set; }

    /// <summary>Subject in lower case.</summary>
    public string Subject => Headers["Subject"].ToLowerInvariant();

    /// <summary>The type of the whole mail, such as <c>multipart/report</c>.</summary>
    public string ContentType { get; init; } = string.Empty;

    /// <summary>The lines as one text.</summary>
    public string Text => string.Join('\n', Lines);
}
