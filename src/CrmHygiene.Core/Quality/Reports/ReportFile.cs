using System.Text;
using CrmHygiene.Core.Contacts.Writing;

namespace CrmHygiene.Core.Quality.Reports;

/// <summary>Writes reports to files.</summary>
public static class ReportFile
{
    /// <summary>The format a file's ending asks for: .json, .md, else HTML.</summary>
    public static ReportFormat FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".JSON" => ReportFormat.Json,
        ".MD" or ".MARKDOWN" => ReportFormat.Markdown,
        _ => ReportFormat.Html,
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
