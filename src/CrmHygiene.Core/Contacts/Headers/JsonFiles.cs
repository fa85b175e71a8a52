using System.Text.Json;

namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>Reads the JSON data files of the profiles folder.</summary>
internal static class JsonFiles
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static JsonDocument Parse(string path) => JsonDocument.Parse(File.ReadAllBytes(path), Options);

    /// <summary>The strings of an array property; none where it is missing.</summary>
    public static IReadOnlyList<string> Strings(JsonElement element, string key) =>
        element.TryGetProperty(key, out JsonElement array) ? [.. array.EnumerateArray().Select(e => e.GetString() ?? string.Empty)] : [];
}
