using System.Text.Json;
using CrmHygiene.Core.Policy;

namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>Reads a profile's JSON file.</summary>
internal sealed class HeaderProfileFile
{
    private static readonly string[] Keys = ["id", "title", "source", "sends", "delimiters", "dateOrder", "fields", "other", "status", "write"];
    private static readonly string[] WriteKeys = ["headers", "dates", "yes", "no", "encoding", "byteOrderMark", "unknownColumns", "required"];

    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Source { get; init; }
    public required IReadOnlyList<char> Delimiters { get; init; }
    public required DateOrder DateOrder { get; init; }
    public required IReadOnlyList<KeyValuePair<ContactField, IReadOnlyList<string>>> Fields { get; init; }
    public required IReadOnlyList<string> Other { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, MailingStatus>> Status { get; init; }

    /// <summary>By header and meaning: the first word with that meaning, as the system writes it.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<MailingStatus, string>> Words { get; init; }

    public required ProfileWriting Write { get; init; }
    public required bool Sends { get; init; }

    /// <exception cref="InvalidDataException">The file is not a profile; the message names file and key.</exception>
    public static HeaderProfileFile Read(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            using JsonDocument document = JsonFiles.Parse(path);
            JsonElement root = document.RootElement;
            foreach (JsonProperty property in root.EnumerateObject())
                if (!Keys.Contains(property.Name, StringComparer.Ordinal) && !property.Name.StartsWith('$'))
                    throw new InvalidDataException($"{name}: '{property.Name}' is not a key of a header profile.{DidYouMean.Sentence(property.Name, Keys)}");
            return new HeaderProfileFile
            {
                Id = Required(root, "id", name),
                Title = Required(root, "title", name),
                Source = Required(root, "source", name),
                Delimiters = [.. JsonFiles.Strings(root, "delimiters").Where(d => d.Length == 1).Select(d => d[0])],
                DateOrder = root.TryGetProperty("dateOrder", out JsonElement order) ? Enum.Parse<DateOrder>(order.GetString()!) : DateOrder.Unknown,
                Fields = ReadFields(root, name),
                Other = JsonFiles.Strings(root, "other"),
                Status = ReadStatus(root, name, out Dictionary<string, IReadOnlyDictionary<MailingStatus, string>> written),
                Words = written,
                Write = ReadWriting(root, name),
                Sends = root.TryGetProperty("sends", out JsonElement sends) && sends.GetBoolean(),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{name}: this is not a header profile: {e.Message}", e);
        }
    }

    private static string Required(JsonElement root, string key, string file) =>
        root.TryGetProperty(key, out JsonElement value) && value.GetString() is { Length: > 0 } text ? text : throw new InvalidDataException($"{file}: '{key}' is missing.");

    private static List<KeyValuePair<ContactField, IReadOnlyList<string>>> ReadFields(JsonElement root, string file)
    {
        if (!root.TryGetProperty("fields", out JsonElement fields)) throw new InvalidDataException($"{file}: 'fields' is missing.");
        List<KeyValuePair<ContactField, IReadOnlyList<string>>> result = [];
        foreach (JsonProperty property in fields.EnumerateObject()) result.Add(new(Field(property.Name, file), JsonFiles.Strings(fields, property.Name)));
        return result;
    }

    private static ContactField Field(string name, string file) => ContactFields.TryParse(name, out ContactField field) ? field
        : throw new InvalidDataException($"{file}: '{name}' is not a standard field.{DidYouMean.Sentence(name, ContactFields.All.Select(ContactFields.NameOf))}");

    private static ProfileWriting ReadWriting(JsonElement root, string file)
    {
        if (!root.TryGetProperty("write", out JsonElement write)) return new ProfileWriting();
        foreach (JsonProperty property in write.EnumerateObject())
            if (!WriteKeys.Contains(property.Name, StringComparer.Ordinal))
                throw new InvalidDataException($"{file}: '{property.Name}' is not a key of 'write'.{DidYouMean.Sentence(property.Name, WriteKeys)}");
        Dictionary<ContactField, string> headers = [];
        if (write.TryGetProperty("headers", out JsonElement renamed))
            foreach (JsonProperty header in renamed.EnumerateObject()) headers[Field(header.Name, file)] = header.Value.GetString()!;
        return new ProfileWriting
        {
            Headers = headers,
            DateFormat = Text("dates"),
            Yes = Text("yes"),
            No = Text("no"),
            Encoding = Text("encoding"),
            ByteOrderMark = write.TryGetProperty("byteOrderMark", out JsonElement mark) && mark.GetBoolean(),
            UnknownColumns = !write.TryGetProperty("unknownColumns", out JsonElement unknown) || unknown.GetBoolean(),
            Required = [.. JsonFiles.Strings(write, "required").Select(f => Field(f, file))],
        };

        string? Text(string key) => write.TryGetProperty(key, out JsonElement value) ? value.GetString() : null;
    }

    private static Dictionary<string, IReadOnlyDictionary<string, MailingStatus>> ReadStatus(JsonElement root, string file, out Dictionary<string, IReadOnlyDictionary<MailingStatus, string>> written)
    {
        written = new(StringComparer.Ordinal);
        Dictionary<string, IReadOnlyDictionary<string, MailingStatus>> result = new(StringComparer.Ordinal);
        if (!root.TryGetProperty("status", out JsonElement status)) return result;
        foreach (JsonProperty column in status.EnumerateObject())
        {
            Dictionary<string, MailingStatus> words = new(StringComparer.Ordinal);
            Dictionary<MailingStatus, string> first = [];
            foreach (JsonProperty word in column.Value.EnumerateObject())
            {
                if (!Enum.TryParse(word.Value.GetString(), out MailingStatus meaning))
                    throw new InvalidDataException($"{file}: '{word.Value}' is not a mailing status.{DidYouMean.Sentence(word.Value.ToString(), Enum.GetNames<MailingStatus>())}");
                words[StatusWords.Key(word.Name)] = meaning;
                if (word.Name != "*") first.TryAdd(meaning, word.Name);
            }
            result[HeaderText.Key(column.Name)] = words;
            written[HeaderText.Key(column.Name)] = first;
        }
        return result;
    }
}
