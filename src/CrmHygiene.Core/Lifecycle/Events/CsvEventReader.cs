using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Lifecycle.Bounces.Text;
using CsvHelper;

namespace CrmHygiene.Core.Lifecycle.Events;

/// <summary>Events of delimited files: exports of mail services and CRMs, or any file with a map.</summary>
internal sealed class CsvEventReader
{
    private const int MostSample = 1024 * 1024;

    private readonly EventReadOptions _options;
    private readonly string _path;
    private readonly ContactEventKind _assumed;
    private readonly IReadOnlyList<string> _headers;
    private readonly bool _isRejects;
    private readonly int _email, _kind, _time, _reason, _status, _messageId, _campaign, _sender, _eventId, _userAgent, _until, _category, _channel, _topic, _list, _method, _proxy, _bot;
    private readonly bool _idIsVague, _timeIsVague;
    private readonly DateOrder _order;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string, string, string), (ContactEventKind, bool?)> _kinds = new();

    private CsvEventReader(string path, EventColumns columns, IReadOnlyList<string> headers, EventReadOptions options, DateOrder order)
    {
        _order = order;
        (_idIsVague, _timeIsVague) = (columns.IdIsVague, columns.TimeIsVague);
        (_method, _proxy, _bot) = (columns["Method"], columns["Proxy"], columns["Bot"]);
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
        ReadOnlyMemory<byte> sample = Sample(stream);
        CsvReaderOptions form = CsvReaderOptions.Default with
        {
            Separator = path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : null,
            Encoding = Encodings.Detect(sample.Span, out _, isWhole: sample.Length == stream.Length),
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            MaxRecordSize = 4 * 1024 * 1024,
            BufferSize = 256 * 1024,
        };
        using CsvReader reader = CsvReader.Create(stream, form);
        reader.ReadHeader();
        string[] headers = reader.Headers.ToArray();
        EventColumns columns = EventColumns.Of(headers, options.Map);
        if (columns["Email"] < 0)
        {
            yield return new EventItem(null, new EventReject(path, 1, "No column holds the address; name it with -Map."));
            yield break;
        }
        DateOrder order = options.DateOrder != DateOrder.Unknown || columns["Time"] < 0 ? options.DateOrder : OrderOf(sample, form, columns["Time"]);
        var rows = new CsvEventReader(path, columns, headers, options, order);
        foreach (EventItem item in reader.ParallelEnumerate(rows.Row)) yield return item;
    }

    private static ReadOnlyMemory<byte> Sample(Stream stream)
    {
        byte[] sample = new byte[Math.Min(MostSample, stream.Length)];
        int length = stream.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return sample.AsMemory(0, length);
    }

    /// <summary>Whether days or months come first, by the dates at the head of the file that can be read one way only.</summary>
    private static DateOrder OrderOf(ReadOnlyMemory<byte> sample, CsvReaderOptions form, int column)
    {
        var detector = new DateOrderDetector();
        using CsvReader reader = CsvReader.Create(new MemoryStream(sample.ToArray()), form);
        reader.ReadHeader();
        bool first = true;
        while (reader.Read())
        {
            if (column >= reader.FieldCount) continue;
            string cell = reader[column].ToString().Trim();
            // Most files write ISO 8601 or Unix time, and need no look at the rest.
            if (first && cell.Length > 0 && !EventTime.IsDayAndMonth(cell)) break;
            first &= cell.Length == 0;
            detector.Add(cell);
        }
        return detector.Order;
    }

    private EventItem Row(CsvReader row)
    {
        long line = row.LineNumber;
        string email = Text(row, _email);
        if (email.Length == 0) return Reject(row, line, "The row has no address.");
        if (!EventAddress.TryRead(email, out string address)) return Reject(row, line, email.Count(c => c == '@') > 1 ? "The address column holds several addresses; write a row for each." : "The value in the address column is no address.");
        string word = Text(row, _kind), category = Text(row, _category), reason = Text(row, _reason), status = Text(row, _status);
        // A column called status holds codes in some exports, words in others.
        if (status.Length == 0 && word.Length >= 3 && word[0] is '2' or '4' or '5' && (word[1] == '.' || char.IsAsciiDigit(word[1]))) (status, word) = (word, string.Empty);
        (ContactEventKind kind, bool? hard) = Known(word, category, status);
        if (kind == ContactEventKind.Unknown) return Reject(row, line, word.Length == 0 ? "The row does not say what happened; name the kind of event with -Kind." : "The kind of event is not known; -Kind names one for such rows.");
        string written = Text(row, _time);
        DateTimeOffset? time = EventTime.Read(written, _order);
        if (time is null && written.Length > 0) return Reject(row, line, EventTime.IsDayAndMonth(written) ? "The date can be read two ways, or not in the order of the others; say which with -DateOrder." : "The time is not understood.");
        // A list of who is subscribed does not say since when: its date of change undoes no opt-out.
        if (_timeIsVague && kind == ContactEventKind.Subscribed) time = null;
        bool consent = EventChannels.IsConsent(kind);
        SuppressionChannel channel = SuppressionChannel.Mail;
        if (consent && !EventChannels.TryRead(Text(row, _channel), out channel)) return Reject(row, line, "The way of contact is not known; write mail, phone, text or post.");
        string id = Text(row, _eventId);
        var e = new ContactEvent
        {
            Kind = kind,
            Email = PlainText.Short(address, 320),
            Time = time,
            MessageId = Text(row, _messageId),
            Campaign = Text(row, _campaign),
            Sender = Text(row, _sender),
            EventId = _idIsVague ? EventIds.AtTime(id, time) : id,
            Provider = _options.Provider,
            Proof = _options.Proof,
            Marks = EventMarks.Of(kind, word, Text(row, _userAgent), Text(row, _method), EventMarks.IsYes(Text(row, _proxy)), EventMarks.IsYes(Text(row, _bot))),
            Channel = channel,
            Topic = consent ? Text(row, _topic) : string.Empty,
            List = consent ? Text(row, _list) : string.Empty,
            Until = EventTime.Read(Text(row, _until), _order),
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
        // Mailgun's own codes: not sent, since it bounced, was unsubscribed or complained of before.
        if (kind == ContactEventKind.Unknown && status is "605" or "606" or "607") kind = ContactEventKind.Dropped;
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
