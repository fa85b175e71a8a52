using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrmHygiene.Core.Schedules;

/// <summary>A schedule as one line of JSON inside a unit file or task, so that it can be read back.</summary>
internal static class ScheduleNote
{
    public const string Mark = "crmhygiene-schedule: ";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, IgnoreReadOnlyProperties = true };

    public static string Write(CrmSchedule schedule) => Mark + JsonSerializer.Serialize(schedule with { Files = [] }, Json);

    /// <summary>The schedule of the first line that holds one; null where none does.</summary>
    public static CrmSchedule? Read(string text)
    {
        int at = text.IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0) return null;
        try
        {
            return JsonSerializer.Deserialize<CrmSchedule>(text[(at + Mark.Length)..].Split('\n')[0], Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
