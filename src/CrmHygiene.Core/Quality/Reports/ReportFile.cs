using System.Text;
using CrmHygiene.Core.Contacts.Writing;

namespace CrmHygiene.Core.Quality.Reports;

/// <summary>Writes reports to files.</summary>
public static class ReportFile
{
    /// <summary>The format a file's ending asks for: .html or none, .md, .json.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">The ending is that of something else.</exception>
    public static ReportFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".JSON" => ReportFormat.Json,
        ".MD" or ".MARKDOWN" => ReportFormat.Markdown,
        ".HTML" or ".HTM" or "" => ReportFormat.Html,
        _ => throw new ArgumentException($"'{Path.GetExtension(path)}' is no ending of a report: it is written as .html, .md or .json.", nameof(path)),
    };

    /// <summary>Writes text in one piece: the old file or the new one, never a part.</summary>
    /// <exception cref="Contacts.ContactFileException">The file cannot be written.</exception>
    public static void Write(string path, string text)
    {
        using var file = new AtomicFile(path);
        file.Stream.Write(Encoding.UTF8.GetBytes(text));
        file.Commit();
    }

    /// <summary>Writes the report of a run.</summary>
    /// <exception cref="Contacts.ContactFileException">The file cannot be written.</exception>
    public static void Write(string path, HygieneSummary run, DateTime asOf)
    {
        var builder = new ReportBuilder();
        builder.Add(run);
        Write(path, ReportRenderer.Render(builder.Build(null, asOf), FormatOf(path)));
    }
}
