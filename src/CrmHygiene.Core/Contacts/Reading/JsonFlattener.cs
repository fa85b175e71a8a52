using System.Globalization;
using System.Text.Json;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>
/// Makes named texts of a JSON object: members of nested objects get dotted names, except in the wrappers APIs put around
/// fields (<c>properties</c>, <c>attributes</c>, …); lists of plain values are joined with <c>;</c>; of lists of
/// <c>{ value, primary }</c> objects the primary value comes first, the others get numbered names.
/// </summary>
internal static class JsonFlattener
{
    private static readonly string[] Wrappers = ["properties", "attributes", "fields", "merge_fields", "custom_fields", "customFields", "contact", "person"];
    private static readonly string[] ValueNames = ["value", "email", "address", "number", "phone", "name", "label"];

    public static void Flatten(JsonElement item, Action<string, string> add) => Flatten(item, string.Empty, add);

    private static void Flatten(JsonElement item, string prefix, Action<string, string> add)
    {
        foreach (JsonProperty member in item.EnumerateObject())
        {
            string name = prefix + member.Name;
            switch (member.Value.ValueKind)
            {
                case JsonValueKind.Object:
                    Flatten(member.Value, Wrappers.Contains(member.Name, StringComparer.Ordinal) ? prefix : name + ".", add);
                    break;
                case JsonValueKind.Array:
                    AddList(member.Value, name, add);
                    break;
                default:
                    add(name, Text(member.Value));
                    break;
            }
        }
    }

    private static void AddList(JsonElement list, string name, Action<string, string> add)
    {
        List<JsonElement> items = [.. list.EnumerateArray()];
        if (items.All(i => i.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)))
        {
            add(name, string.Join(';', items.Select(Text)));
            return;
        }
        List<string> values = [];
        foreach (JsonElement item in items.OrderByDescending(IsPrimary))
            if (ValueOf(item) is { } value) values.Add(value);
        if (values.Count != items.Count)
        {
            // A list of something else stays as it is written.
            add(name, list.GetRawText());
            return;
        }
        for (int i = 0; i < values.Count; i++) add(i == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {i + 1}"), values[i]);
    }

    private static bool IsPrimary(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && (item.TryGetProperty("primary", out JsonElement primary) || item.TryGetProperty("is_primary", out primary)) && primary.ValueKind == JsonValueKind.True;

    private static string? ValueOf(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) return null;
        foreach (string name in ValueNames)
            if (item.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number) return Text(value);
        return null;
    }

    /// <summary>Numbers as they are written, so that ids of 19 digits stay whole.</summary>
    private static string Text(JsonElement value) => JsonText.Of(value);
}
