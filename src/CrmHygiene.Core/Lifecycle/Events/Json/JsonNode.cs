using System.Globalization;
using System.Text.Json;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Lifecycle.Events.Json;

/// <summary>Reads values out of a JSON object by path, whatever their case; missing ones are empty.</summary>
internal static class JsonNode
{
    private const int MostText = 8000;

    /// <summary>The value at a path such as <c>mail.messageId</c>; undefined where there is none.</summary>
    public static JsonElement At(JsonElement element, string path)
    {
        foreach (string name in path.Split('.'))
        {
            if (element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0) element = element[0];
            if (element.ValueKind != JsonValueKind.Object || !Get(element, name, out element)) return default;
        }
        return element;
    }

    /// <summary>The text at the first path that has one.</summary>
    public static string Text(JsonElement element, params string[] paths)
    {
        foreach (string path in paths)
            if (TextOf(At(element, path)) is { Length: > 0 } text) return text;
        return string.Empty;
    }

    /// <summary>A value as text: of a list its first, of an object nothing.</summary>
    public static string TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(element) is var s && s.Length > MostText ? s[..MostText].Trim() : s.Trim(),
        JsonValueKind.Number => element.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array when element.GetArrayLength() > 0 => TextOf(element[0]),
        _ => string.Empty,
    };

    /// <summary>Whether a value is true, in any of its writings.</summary>
    public static bool IsTrue(JsonElement element, string path) => Text(element, path).ToLower(CultureInfo.InvariantCulture) is "true" or "1" or "yes";

    /// <summary>Whether an object has a member.</summary>
    public static bool Has(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && Get(element, name, out _);

    private static bool Get(JsonElement element, string name, out JsonElement value)
    {
        if (element.TryGetProperty(name, out value)) return true;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            value = property.Value;
            return true;
        }
        return false;
    }
}
