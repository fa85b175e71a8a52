using System.Globalization;

namespace CrmHygiene.Core.Lifecycle.Events;

/// <summary>Ids that services and exports give. Not each names one event: it may be the person's, the list's or the hook's own.</summary>
internal static class EventIds
{
    /// <summary>An id that may not be the event's own, told apart by time: two opt-outs of one person are two.</summary>
    /// <param name="id">As found.</param>
    /// <param name="time">When it happened.</param>
    public static string AtTime(string id, DateTimeOffset? time) => id.Length == 0 || time is not { } at ? id : string.Create(CultureInfo.InvariantCulture, $"{id}@{at.ToUnixTimeSeconds()}");
}
