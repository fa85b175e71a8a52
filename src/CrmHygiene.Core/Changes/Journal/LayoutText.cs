using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrmHygiene.Core.Changes.Journal;

/// <summary>A list's columns and dialect as JSON, so that its rows can be made again.</summary>
internal static partial class LayoutText
{
    public static string Write(ContactLayout layout) => JsonSerializer.Serialize(new LayoutModel(
        layout.SourceName, layout.ProfileName, layout.FoundColumnCount, layout.Dialect,
        [.. layout.Columns.Select(c => new ColumnModel(c.Name, c.Header, c.Field, c.DateOrder, c.NumberStyle, c.Constant, c.Content))]), LayoutJson.Default.LayoutModel);

    public static ContactLayout Read(string json)
    {
        LayoutModel model = JsonSerializer.Deserialize(json, LayoutJson.Default.LayoutModel) ?? throw new InvalidDataException("A layout in the store is empty.");
        return new ContactLayout(model.Source, model.Dialect, model.Columns.Select(c => new ContactColumn(c.Name, c.Header, c.Field, c.Dates, c.Numbers, c.Constant, c.Content))) { ProfileName = model.Profile, FoundColumnCount = model.Found };
    }

    internal sealed record LayoutModel(string Source, string Profile, int Found, ContactDialect Dialect, IReadOnlyList<ColumnModel> Columns);

    internal sealed record ColumnModel(string Name, string Header, ContactField Field, DateOrder Dates, NumberStyle Numbers = NumberStyle.Unknown, string? Constant = null, ColumnContent Content = ColumnContent.Unknown);

    [JsonSerializable(typeof(LayoutModel))]
    [JsonSourceGenerationOptions(UseStringEnumConverter = true)]
    internal sealed partial class LayoutJson : JsonSerializerContext;
}
