using System.Text.Json;
using System.Text.Json.Serialization;
using DotLiquid;

namespace CrmHygiene.Core.Quality.Reports;

/// <summary>The model as templates see it: snake case, and every text encoded already, so that no template can forget to.</summary>
internal static class ReportValues
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter() },
    };

    public static Hash Of(ReportModel model, Func<string, string> encode)
    {
        var values = (Hash)Convert(JsonSerializer.SerializeToElement(model, Json), encode)!;
        // Liquid walks lists; a table by name becomes one.
        if (values["run"] is Hash run && run["stale_reasons"] is Hash reasons)
            run["stale_reasons"] = reasons.Select(r => Hash.FromDictionary(new Dictionary<string, object?> { ["name"] = encode(r.Key), ["count"] = r.Value })).ToList();
        values["leagues"] = ReportLeague.AllOf(model.Quality?.Segments ?? []).Select(league =>
        {
            var row = (Hash)Convert(JsonSerializer.SerializeToElement(league, Json), encode)!;
            row["chart"] = ReportCharts.League(league);
            return row;
        }).ToList();
        return values;
    }

    private static object? Convert(JsonElement element, Func<string, string> encode) => element.ValueKind switch
    {
        JsonValueKind.Object => Hash.FromDictionary(element.EnumerateObject().ToDictionary(p => p.Name, p => Convert(p.Value, encode))),
        JsonValueKind.Array => element.EnumerateArray().Select(e => Convert(e, encode)).ToList(),
        JsonValueKind.String => encode(element.GetString()!),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
