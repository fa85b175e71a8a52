using System.Globalization;

namespace CrmHygiene.Core.Store;

/// <summary>Times in the store: ISO 8601 in UTC with milliseconds, so that text order is time order.</summary>
public static class StoreTime
{
    private const string Format = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>A time as the store keeps it.</summary>
    /// <param name="time">Any offset.</param>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>A time of the store.</summary>
    /// <param name="text">As <see cref="Write"/> wrote it.</param>
    /// <exception cref="FormatException">It is not.</exception>
    public static DateTimeOffset Read(string text) => DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
