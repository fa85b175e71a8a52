using System.Globalization;

namespace CrmHygiene.Core.Schedules;

/// <summary>A rhythm of eight weeks for schedulers that know weeks only: a condition of the POSIX shell that holds in one week of eight.</summary>
internal static class EightWeekRhythm
{
    /// <summary>The condition, without its brackets.</summary>
    /// <param name="from">The day of the first run.</param>
    /// <remarks>
    /// The shell knows days since 1970 in UTC only, which is the day before or after the local one. So the week that counts begins
    /// a day before the run's own day, and a run that is made up for within four days still falls into it.
    /// </remarks>
    public static string Condition(DateTime from) =>
        string.Create(CultureInfo.InvariantCulture, $"$(( ($(date +%s) / 86400 - {(int)(from.Date - DateTime.UnixEpoch).TotalDays - 1}) % 56 )) -lt 7");
}
