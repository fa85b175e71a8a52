using System.Text.Json;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Lifecycle.Events.Json;

/// <summary>Takes the events out of what services wrap around them: lists, envelopes, notifications in text.</summary>
internal static class JsonSplitter
{
    private const int MostDepth = 6;

    private static readonly string[] Lists = ["events_by_user", "events", "Records", "items", "results", "Bounces", "bounces", "messages", "data.events"];

    /// <summary>The events of a document, in order.</summary>
    public static IEnumerable<JsonElement> Events(JsonElement root) => Walk(root, 0);

    private static IEnumerable<JsonElement> Walk(JsonElement element, int depth)
    {
        if (depth > MostDepth) yield break;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement each in element.EnumerateArray())
                foreach (JsonElement found in Walk(each, depth + 1)) yield return found;
            yield break;
        }
        if (element.ValueKind != JsonValueKind.Object)
        {
            yield return element;
            yield break;
        }
        foreach (string list in Lists)
        {
            JsonElement inner = JsonNode.At(element, list);
            if (inner.ValueKind != JsonValueKind.Array) continue;
            foreach (JsonElement found in Walk(inner, depth + 1)) yield return found;
            yield break;
        }
        // Amazon SNS carries the event as text, alone or in the records of a queue.
        JsonElement text = JsonNode.At(element, "Sns.Message") is { ValueKind: JsonValueKind.String } sns ? sns : JsonNode.At(element, "Message");
        if (text.ValueKind == JsonValueKind.String && JsonText.Of(text) is var json && json.AsSpan().TrimStart().StartsWith("{") && TryParse(json, out JsonDocument? document))
        {
            using (document)
                foreach (JsonElement found in Walk(document!.RootElement.Clone(), depth + 1)) yield return found;
            yield break;
        }
        yield return Unwrap(element);
    }

    private static JsonElement Unwrap(JsonElement element)
    {
        if (JsonNode.At(element, "event-data") is { ValueKind: JsonValueKind.Object } mailgun) return mailgun;
        if (JsonNode.At(element, "event_data") is { ValueKind: JsonValueKind.Object } unisender) return unisender;
        if (JsonNode.At(element, "msys") is { ValueKind: JsonValueKind.Object } msys)
            foreach (JsonProperty property in msys.EnumerateObject())
                if (property.Value.ValueKind == JsonValueKind.Object) return property.Value;
        return element;
    }

    private static bool TryParse(string json, out JsonDocument? document)
    {
        document = null;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
