using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Lifecycle.Bounces.Text;
using CsvHelper;

namespace CrmHygiene.Core.Lifecycle.Events;

/// <summary>Events of delimited files: exports of mail services and CRMs, or any file with a map.</summary>
internal sealed class CsvEventReader
{
    private readonly EventReadOptions _options;
    private readonly string _path;
    private readonly ContactEventKind _assumed;
    private readonly IReadOnlyList<string> _headers;
    private readonly bool _isRejects;
    private readonly int _email, _kind, _time, _reason, _status, _messageId, _campaign, _sender, _eventId, _userAgent, _until, _category, _channel, _topic, _list;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string, string, string), (ContactEventKind, bool?)> _kinds = new();

    private CsvEventReader(string path, EventColumns columns, IReadOnlyList<string> headers, EventReadOptions options)
    {
        _headers = headers;
        _isRejects = RejectColumns.IsRejectFile(headers);
        _path = path;
        _options = options;
        (_email, _kind, _time, _reason, _status, _messageId) = (columns["Email"], columns["Kind"], columns["Time"], columns["Reason"], columns["Status"], columns["MessageId"]);
        (_campaign, _sender, _eventId, _userAgent, _until, _category) = (columns["Campaign"], columns["Sender"], columns["EventId"], columns["UserAgent"], columns["Until"], columns["Category"]);
        (_channel, _topic, _list) = (columns["Channel"], columns["Topic"], columns["List"]);
        _assumed = options.Kind != ContactEventKind.Unknown ? options.Kind : columns.Named;
    }

    /// <summary>Reads a file; a row that is not understood is a reject. Memory does not grow with the file.</summary>
    /// <exception cref="ArgumentException">The map does not fit the file.</exception>
    public static IEnumerable<EventItem> Read(string path, Stream stream, EventReadOptions options)
    {
        using CsvReader reader = CsvReader.Create(stream, CsvReaderOptions.Default with
        {
            Separator = path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : null,
            Encoding = EncodingOf(stream),
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            MaxRecordSize = 4 * 1024 * 1024,
            BufferSize = 256 * 1024,
        });
        reader.ReadHeader();
        string[] headers = reader.Headers.ToArray();
        EventColumns columns = EventColumns.Of(headers, options.Map);
        if (columns["Email"] < 0)
        {
            yield return new EventItem(null, new EventReject(path, 1, "No column holds the address; name it with -Map."));
            yield break;
        }
        var rows = new CsvEventReader(path, columns, headers, options);
        foreach (EventItem item in reader.ParallelEnumerate(rows.Row)) yield return item;
    }

    private static System.Text.Encoding EncodingOf(Stream stream)
    {
        byte[] sample = new byte[64 * 1024];
        int length = stream.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return Encodings.Detect(sample.AsSpan(0, length), out _, isWhole: length < sample.Length);
    }

    private EventItem Row(CsvReader row)
    {
        long line = row.LineNumber;
        string email = Text(row, _email);
        if (email.Length == 0) return Reject(row, line, "The row has no address.");
        if (!email.Contains('@', StringComparison.Ordinal)) return Reject(row, line, "The value in the address column is no address.");
        string word = Text(row, _kind), category = Text(row, _category), reason = Text(row, _reason), status = Text(row, _status);
        // A column called status holds codes in some exports, words in others.
        if (status.Length == 0 && word.Length >= 3 && word[0] is '2' or '4' or '5' && (word[1] == '.' || char.IsAsciiDigit(word[1]))) (status, word) = (word, string.Empty);
        (ContactEventKind kind, bool? hard) = Known(word, category, status);
        if (kind == ContactEventKind.Unknown) return Reject(row, line, word.Length == 0 ? "The row does not say what happened; name the kind of event with -Kind." : "The kind of event is not known.");
        string written = Text(row, _time);
        DateTimeOffset? time = EventTime.Read(written);
        if (time is null && written.Length > 0) return Reject(row, line, "The time is not understood.");
        bool consent = EventChannels.IsConsent(kind);
        SuppressionChannel channel = SuppressionChannel.Mail;
        if (consent && !EventChannels.TryRead(Text(row, _channel), out channel)) return Reject(row, line, "The way of contact is not known; write mail, phone, text or post.");
        string agent = Text(row, _userAgent);
        var e = new ContactEvent
        {
            Kind = kind,
            Email = PlainText.Short(email, 320),
            Time = time,
            MessageId = Text(row, _messageId),
            Campaign = Text(row, _campaign),
            Sender = Text(row, _sender),
            EventId = Text(row, _eventId),
            Provider = _options.Provider,
            Proof = _options.Proof,
            Marks = agent.Length > 0 ? EventMarks.OfAgent(kind, agent) : ContactEventMarks.None,
            Channel = channel,
            Topic = consent ? Text(row, _topic) : string.Empty,
            List = consent ? Text(row, _list) : string.Empty,
            Until = EventTime.Read(Text(row, _until)),
            Source = _path,
            Position = line,
        };
        return new EventItem(e.IsBounce || kind is ContactEventKind.Dropped or ContactEventKind.Delayed or ContactEventKind.Complaint ? EventReasons.Complete(e, reason, category.Length > 0 ? category : word, status, hard) : e, null);
    }

    // A file has few words, again and again.
    private (ContactEventKind, bool?) Known(string word, string category, string status)
    {
        if (_kinds.TryGetValue((word, category, status), out (ContactEventKind, bool?) known)) return known;
        known = Kind(word, category, status);
        if (_kinds.Count < 10_000) _kinds[(word, category, status)] = known;
        return known;
    }

    private (ContactEventKind, bool?) Kind(string word, string category, string status)
    {
        string key = EventWords.Key(word), cause = EventWords.Key(category);
        bool? stated = key.Contains("hard", StringComparison.Ordinal) || cause.Contains("hard", StringComparison.Ordinal) || cause.StartsWith("perm", StringComparison.Ordinal) ? true
            : key.Contains("soft", StringComparison.Ordinal) || cause.Contains("soft", StringComparison.Ordinal) || cause.StartsWith("tran", StringComparison.Ordinal) || cause.StartsWith("temp", StringComparison.Ordinal) ? false : null;
        if (key is "bounce" or "bounced" or "bounces" or "b" or "emailbounced" or "outofband") return (stated == true ? ContactEventKind.HardBounce : ContactEventKind.SoftBounce, stated);
        ContactEventKind kind = EventWords.KindOf(word);
        if (kind == ContactEventKind.Unknown) kind = _assumed;
        // PowerMTA's accounting files write a letter.
        if (kind == ContactEventKind.Unknown) kind = word switch { "d" => ContactEventKind.Delivered, "t" or "tq" => ContactEventKind.Delayed, "rb" => ContactEventKind.SoftBounce, "f" => ContactEventKind.Complaint, _ => kind };
        if (kind == ContactEventKind.Unknown && status.Length > 2 && status[0] is '4' or '5') kind = ContactEventKind.SoftBounce;
        return (kind, kind switch { ContactEventKind.HardBounce => true, ContactEventKind.SoftBounce => key.Contains("soft", StringComparison.Ordinal) ? false : stated, _ => stated });
    }

    private string Text(CsvReader row, int at)
    {
        if (at < 0 || at >= row.FieldCount) return string.Empty;
        string text = row[at].ToString().Trim();
        return _isRejects ? FormulaText.Restore(text) : text;
    }

    private EventItem Reject(CsvReader row, long line, string reason) =>
        new(null, new EventReject(_path, line, reason) { Headers = _headers, Fields = [.. Enumerable.Range(0, row.FieldCount).Select(i => _isRejects ? FormulaText.Restore(row[i].ToString()) : row[i].ToString())] });
}
