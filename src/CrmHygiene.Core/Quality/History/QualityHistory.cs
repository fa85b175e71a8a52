using System.Globalization;
using System.Text.Json;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Quality.History;

/// <summary>Measurements of lists over time, in the store.</summary>
public static class QualityHistory
{
    /// <summary>Keeps a measurement. One of the same list for the same moment is replaced.</summary>
    /// <param name="store">The store.</param>
    /// <param name="report">The measurement.</param>
    public static void Add(CrmStore store, QualityReport report)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(report);
        store.Write(s =>
        {
            s.Execute("DELETE FROM quality_snapshot WHERE source = $source AND as_of = $as_of", ("$source", report.Source), ("$as_of", Time(report.AsOf)));
            s.Execute("INSERT INTO quality_snapshot (source, as_of, contacts, score, report) VALUES ($source, $as_of, $contacts, $score, $report)",
                ("$source", report.Source), ("$as_of", Time(report.AsOf)), ("$contacts", report.Contacts), ("$score", report.Score), ("$report", JsonSerializer.Serialize(report)));
        });
    }

    /// <summary>The measurements, the oldest first, each compared with the one of the same list before.</summary>
    /// <param name="store">The store.</param>
    /// <param name="source">The list's name, with <c>*</c> and <c>?</c> as wildcards; null for all.</param>
    public static IReadOnlyList<QualitySnapshot> List(CrmStore store, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        List<QualitySnapshot> all = store.Read(s => s.Query("SELECT id, source, as_of, contacts, score, report FROM quality_snapshot WHERE $source IS NULL OR source GLOB $source ORDER BY source, as_of, id", r => new QualitySnapshot
        {
            Id = r.GetInt64(0),
            Source = r.GetString(1),
            AsOf = DateTime.Parse(r.GetString(2), CultureInfo.InvariantCulture, DateTimeStyles.None),
            Contacts = r.GetInt64(3),
            Score = r.IsDBNull(4) ? null : r.GetDouble(4),
            Report = JsonSerializer.Deserialize<QualityReport>(r.GetString(5))!,
        }, ("$source", source?.Replace("[", "[[]", StringComparison.Ordinal))));
        for (int i = 1; i < all.Count; i++)
        {
            if (all[i].Source != all[i - 1].Source) continue;
            all[i] = all[i] with
            {
                Trend = all[i].Score is { } now && all[i - 1].Score is { } before ? now - before : null,
                Changes = QualityChanges.Between(all[i - 1].Report, all[i].Report),
            };
        }
        return all;
    }

    private static string Time(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}
