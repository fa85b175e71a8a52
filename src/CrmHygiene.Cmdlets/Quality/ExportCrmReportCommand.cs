using System.Management.Automation;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Quality.Reports;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Quality;

/// <summary>Writes a report for people: one HTML file with charts, or Markdown, or JSON.</summary>
[Cmdlet(VerbsData.Export, "CrmReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportCrmReportCommand : CrmCmdlet
{
    private ReportBuilder _builder = new();

    /// <summary>The file to write. An existing one is replaced when the new one is complete.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>Measurements (Measure-CrmQuality, Measure-CrmStaleContact, Get-CrmQualityHistory), runs (Invoke-CrmHygiene) and findings (Test-, Find-).</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>How it is written. By the file's ending by default: .html, .md or .json.</summary>
    [Parameter]
    public ReportFormat? Format { get; set; }

    /// <summary>The heading. Names the list by default.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>A Liquid template of your own, with the names of the built-in one.</summary>
    [Parameter]
    public string? Template { get; set; }

    /// <summary>Names the contacts in examples; otherwise ids and addresses are masked.</summary>
    [Parameter]
    public SwitchParameter ShowPersonalData { get; set; }

    /// <summary>The day that counts as today. Now by default.</summary>
    [Parameter]
    public DateTime AsOf { get; set; } = DateTime.Now;

    /// <summary>Writes the file to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _builder = new ReportBuilder(ShowPersonalData);
        try
        {
            Format ??= ReportFile.FormatOf(ResolveDestination(Path));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException($"'{System.IO.Path.GetExtension(Path)}' is no ending of a report: it is written as .html, .md or .json. -Format takes any ending.", exception), Path));
        }
        if (ShowPersonalData) JoinRun();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (InputObject?.BaseObject)
        {
            case QualityReport report:
                _builder.Add(report);
                break;
            case HygieneSummary run:
                _builder.Add(run);
                break;
            case QualitySnapshot snapshot:
                _builder.Add(snapshot);
                break;
            case StaleMeasure measure:
                _builder.Add(measure);
                break;
            case Finding finding:
                _builder.Add(finding);
                break;
            default:
                WriteError(Errors.NotReportable(InputObject?.BaseObject));
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_builder.IsEmpty)
        {
            WriteWarning("Nothing to report reached Export-CrmReport; no file was written.");
            return;
        }
        string path = ResolveDestination(Path);
        if (!ShouldProcess(path, "Write report")) return;
        try
        {
            string text = ReportRenderer.Render(_builder.Build(Title, AsOf), Format ?? ReportFormat.Html, ReadTemplate());
            ReportFile.Write(path, text);
            if (ShowPersonalData) JoinRun().NoteFile(KnownFiles.Report, path);
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(Errors.TemplateInvalid(exception, Template));
        }
        if (PassThru) WriteObject(new FileInfo(path));
    }

    private string? ReadTemplate() => Template is null ? null : File.ReadAllText(ResolveFiles(Template, literal: true) is [string file, ..] ? file : Template);
}
