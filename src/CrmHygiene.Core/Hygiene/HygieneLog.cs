using System.Text;
using System.Text.Json;

namespace CrmHygiene.Core.Hygiene;

/// <summary>One line of JSON a run, for whoever watches scheduled tasks. Counts and files, no personal data.</summary>
public static class HygieneLog
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Appends a run.</summary>
    /// <param name="path">The log; made where it is missing.</param>
    /// <param name="summary">The run.</param>
    /// <param name="ended">When it ended.</param>
    /// <exception cref="IOException">The log cannot be written.</exception>
    public static void Append(string path, HygieneSummary summary, DateTimeOffset ended)
    {
        ArgumentNullException.ThrowIfNull(summary);
        string line = JsonSerializer.Serialize(new
        {
            Time = ended.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
            Mode = summary.IsDryRun ? "dryRun" : "apply",
            summary.ExitCode,
            summary.Problem,
            summary.Warnings,
            summary.Source,
            summary.Destination,
            summary.ArchivePath,
            summary.RejectPath,
            summary.RunId,
            summary.Resumed,
            summary.RowsRead,
            summary.RowsRejected,
            summary.Repaired,
            summary.Merged,
            summary.ReviewGroups,
            summary.InvalidEmails,
            summary.Removed,
            summary.Kept,
            summary.StaleKept,
            summary.OptedOut,
            summary.StaleReasons,
            summary.ScoreBefore,
            summary.ScoreAfter,
            Seconds = Math.Round(summary.Elapsed.TotalSeconds, 3),
        }, Json);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
