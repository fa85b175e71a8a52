using System.Text.Json;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Lifecycle.Events;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Lifecycle.Suppression;

/// <summary>
/// Reads the lists of addresses that mail systems no longer mail: CSV, JSON, or an address a line. The reason is what a
/// row says, else what its columns or the file's name say.
/// </summary>
public sealed class SuppressionReader
{
    private static readonly string[] AddressHeaders = ["email address", "emailaddress", "email", "e mail", "recipient", "address", "contact email", "subscriber", "email id", "mail", "domain"];
    private static readonly string[] ReasonHeaders = ["suppressionreason", "suppression reason", "email hard bounce reason", "email hard bounce reason enum", "unsub reason", "block reason", "blocked reason", "blockreason", "reason", "type", "status", "event", "error", "source", "origin", "code"];
    private static readonly string[] DateHeaders = ["clean time", "unsub time", "optout time", "lastupdatetime", "last update time", "created at", "createdat", "created", "updated at", "updated", "date", "timestamp", "time", "unsubscribed on", "blocked at", "opted out date", "unsubscribe date"];

    private static readonly JsonDocumentOptions JsonForm = new() { AllowTrailingCommas = true };

    private const string ReasonUnknown = "ReasonUnknown";

    private readonly SuppressionReason? _given;
    private readonly string _file;
    private CancellationToken _cancellation;

    /// <summary>Creates a reader of one file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="given">The reason for all rows; null takes what the file says.</param>
    public SuppressionReader(string path, SuppressionReason? given = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        Path = path;
        _given = given;
        _file = System.IO.Path.GetFileName(path);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Rows that name a passing failure, such as a soft bounce, and so suppress nobody.</summary>
    public long Passing { get; private set; }

    /// <summary>Rows that could not be understood.</summary>
    public List<RowReject> Rejects { get; } = [];

    /// <summary>Reads the file.</summary>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="ContactFileException">The file is missing or cannot be read.</exception>
    /// <exception cref="ArgumentException">Nothing says why the addresses are suppressed, or no column holds addresses.</exception>
    public IReadOnlyList<CrmHygiene.Suppression> Read(CancellationToken cancellation = default)
    {
        _cancellation = cancellation;
        string? first = FirstLine();
        List<CrmHygiene.Suppression> entries = [];
        if (first is not null && first.TrimStart() is ['[' or '{', ..]) ReadJson(entries);
        else if (first is not null && SuppressionAddress.TryNormalize(first, out _)) ReadLines(entries);
        else ReadTable(entries);
        if (entries.Count == 0 && Passing == 0 && Rejects.Find(r => r.Problem == ReasonUnknown) is { } untold)
            throw new ArgumentException($"Nothing in '{Path}' says why its addresses are suppressed (line {untold.Line}). Name the reason with -Reason.");
        return entries;
    }

    private void ReadLines(List<CrmHygiene.Suppression> entries)
    {
        long number = 0;
        foreach (string line in File.ReadLines(Path))
        {
            number++;
            if (line.Trim().Length > 0) Add(entries, new Row(line, [], null, null, null), number, line, DefaultReason([]));
        }
    }

    private void ReadTable(List<CrmHygiene.Suppression> entries)
    {
        ContactFile file = ContactFile.Open(Path);
        string[] headers = [.. file.Layout.Columns.Select(c => StatusWords.Key(c.Header))];
        int address = IndexOf(headers, AddressHeaders) is var found && found >= 0 ? found : file.Layout.IndexOf(ContactField.Email);
        if (address < 0) throw new ArgumentException($"'{Path}' has no column of addresses. Columns that are understood: Email, Email Address, Recipient, Address, Domain.");
        int[] reasons = [.. ReasonHeaders.Select(h => Array.IndexOf(headers, h)).Where(i => i >= 0 && i != address)];
        int date = IndexOf(headers, DateHeaders), channel = Array.IndexOf(headers, "channel"), topic = Array.IndexOf(headers, "topic");
        SuppressionReason? usual = DefaultReason(headers);
        foreach (ReadItem item in file.Read())
        {
            if (item.Contact is not { } row) Rejects.Add(item.Reject!);
            else Add(entries, new Row(FormulaText.Restore(row.GetText(address)), reasons.Select(row.GetText), Cell(row, date), Cell(row, channel), Cell(row, topic)), row.GetLine(), string.Empty, usual);
        }

        static string? Cell(Contact row, int column) => column < 0 ? null : FormulaText.Restore(row.GetText(column));
    }

    private void ReadJson(List<CrmHygiene.Suppression> entries)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path), JsonForm);
            JsonElement rows = document.RootElement;
            // A list of one line is JSON, too.
            if (rows.ValueKind == JsonValueKind.Object && First(Values(rows), AddressHeaders) is not null)
            {
                AddRow(entries, rows, 1);
                return;
            }
            // Mailgun's, Postmark's and SES's answers wrap the list.
            if (rows.ValueKind == JsonValueKind.Object)
                rows = rows.EnumerateObject().Select(p => p.Value).FirstOrDefault(v => v.ValueKind == JsonValueKind.Array);
            if (rows.ValueKind != JsonValueKind.Array) throw new ArgumentException($"'{Path}' holds no list.");
            long number = 0;
            foreach (JsonElement row in rows.EnumerateArray()) AddRow(entries, row, ++number);
        }
        catch (JsonException exception) when (exception.LineNumber > 0)
        {
            ReadJsonLines(entries, exception);
        }
        catch (JsonException exception)
        {
            throw NotJson(exception);
        }
    }

    /// <summary>JSON lines: an object a line; a line that is none is a reject.</summary>
    private void ReadJsonLines(List<CrmHygiene.Suppression> entries, JsonException whole)
    {
        long number = 0;
        bool any = false;
        foreach (string line in File.ReadLines(Path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using JsonDocument document = JsonDocument.Parse(line, JsonForm);
                AddRow(entries, document.RootElement, number);
                any = true;
            }
            catch (JsonException)
            {
                // A document over several lines that is damaged is not a file of lines.
                if (!any) throw NotJson(whole);
                Rejects.Add(new RowReject(_file, number, "NotJson", "The line is not JSON.", line));
            }
        }
    }

    private ArgumentException NotJson(JsonException exception) => new($"'{Path}' is not JSON (line {exception.LineNumber + 1}).", exception);

    private void AddRow(List<CrmHygiene.Suppression> entries, JsonElement row, long number)
    {
        Dictionary<string, string> values = row.ValueKind == JsonValueKind.Object ? Values(row) : new Dictionary<string, string>(StringComparer.Ordinal) { ["email"] = row.ToString() };
        Add(entries, new Row(First(values, AddressHeaders) ?? string.Empty, ReasonHeaders.Select(values.GetValueOrDefault), First(values, DateHeaders), values.GetValueOrDefault("channel"), values.GetValueOrDefault("topic")), number, string.Empty, DefaultReason([.. values.Keys]));
    }

    private static Dictionary<string, string> Values(JsonElement row) => row.EnumerateObject().GroupBy(p => StatusWords.Key(p.Name)).ToDictionary(g => g.Key, g => JsonText.Of(g.First().Value), StringComparer.Ordinal);

    private void Add(List<CrmHygiene.Suppression> entries, Row row, long line, string raw, SuppressionReason? usual)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (!SuppressionAddress.TryNormalize(row.Address, out string key))
        {
            Rejects.Add(new RowReject(_file, line, "NoAddress", "The row has no e-mail address or domain.", raw));
            return;
        }
        if (!EventChannels.TryRead(row.Channel ?? string.Empty, out SuppressionChannel channel))
        {
            Rejects.Add(new RowReject(_file, line, "ChannelUnknown", "The way of contact is not known; write mail, phone, text or post.", raw));
            return;
        }
        SuppressionReason? own = row.Reasons.Select(Own).FirstOrDefault(r => r is not null);
        SuppressionWord word = own is not null ? SuppressionWord.None : row.Reasons.Select(SuppressionWords.Read).FirstOrDefault(w => w != SuppressionWord.None);
        if (_given is null && word == SuppressionWord.Passing)
        {
            Passing++;
            return;
        }
        if ((_given ?? own ?? SuppressionWords.ReasonOf(word) ?? usual) is not { } reason)
        {
            Rejects.Add(new RowReject(_file, line, ReasonUnknown, "Nothing that is understood says why the address is suppressed; name the reason with -Reason.", raw));
            return;
        }
        entries.Add(new CrmHygiene.Suppression { Address = key, Reason = reason, Channel = channel, Topic = row.Topic?.Trim() ?? string.Empty, Date = EventTime.Read(row.Date ?? string.Empty), Source = _file });
    }

    // The words of our own export.
    private static SuppressionReason? Own(string? text) => Enum.GetValues<SuppressionReason>().Cast<SuppressionReason?>().FirstOrDefault(r => r.ToString()!.Equals(text?.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>What a row says, as found.</summary>
    private sealed record Row(string Address, IEnumerable<string?> Reasons, string? Date, string? Channel, string? Topic);

    /// <summary>What a whole file is a list of, by its columns (Mailchimp's), else by its name.</summary>
    private SuppressionReason? DefaultReason(IReadOnlyCollection<string> headers)
    {
        if (_given is not null) return _given;
        if (headers.Contains("clean time") || headers.Contains("clean campaign title")) return SuppressionReason.HardBounced;
        if (headers.Contains("unsub time") || headers.Contains("optout time")) return SuppressionReason.OptedOut;
        string name = StatusWords.Key(System.IO.Path.GetFileNameWithoutExtension(_file));
        return SuppressionWords.ReasonOf(SuppressionWords.Read(name));
    }

    private static int IndexOf(string[] headers, string[] names) => names.Select(n => Array.IndexOf(headers, n)).FirstOrDefault(i => i >= 0, -1);

    private static string? First(Dictionary<string, string> values, string[] names) => names.Select(values.GetValueOrDefault).FirstOrDefault(v => !string.IsNullOrEmpty(v));

    private string? FirstLine()
    {
        if (!File.Exists(Path)) throw new ContactFileException(ContactFileProblem.FileNotFound, Path, $"There is no file '{Path}'.");
        using var reader = new StreamReader(Path);
        for (int i = 0; i < 20 && reader.ReadLine() is { } line; i++)
            if (line.Trim().Length > 0) return line.TrimStart('\uFEFF');
        return null;
    }
}
