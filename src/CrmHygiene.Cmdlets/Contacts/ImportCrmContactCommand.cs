using System.Collections;
using System.Management.Automation;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Contacts.Reading;

namespace CrmHygiene.Cmdlets.Contacts;

/// <summary>Imports contacts from CSV and TSV exports of any CRM or mail system.</summary>
[Cmdlet(VerbsData.Import, "CrmContact", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Contact))]
public sealed class ImportCrmContactCommand : CrmCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private RejectWriter? _rejectWriter;

    /// <summary>The files to import. Wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The files to import, wildcard characters meaning themselves. Files of Get-ChildItem bind here.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The encoding of the files, such as utf-8, utf-16 or windows-1252. Detected by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public string? Encoding { get; set; }

    /// <summary>The character between fields. Comma, semicolon, tab and pipe are detected.</summary>
    [Parameter]
    public char? Delimiter { get; set; }

    /// <summary>The header profile of the system that wrote the files, such as HubSpot. Recognised by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? Profile { get; set; }

    /// <summary>Columns decided by hand: header to field name, such as @{ 'Mail 1' = 'Email' }. Wins over the profile.</summary>
    [Parameter]
    public Hashtable? Map { get; set; }

    /// <summary>A CSV file that gets every row that could not be imported, with its line and the reason. Written only when there is such a row.</summary>
    [Parameter]
    public string? RejectPath { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        JoinRun();
        if (RejectPath is not null) _rejectWriter = new RejectWriter(ResolveDestination(RejectPath));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        bool literal = ParameterSetName == LiteralPathSet;
        foreach (string path in literal ? LiteralPath : Path)
        foreach (string file in ResolveFiles(path, literal))
        {
            try
            {
                Import(file);
            }
            catch (ContactFileException exception)
            {
                WriteError(Errors.FromFile(exception));
            }
            catch (ArgumentException exception)
            {
                WriteError(Errors.HeaderOptionInvalid(exception, file));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            _rejectWriter?.Complete();
        }
        catch (ContactFileException exception)
        {
            WriteError(Errors.FromFile(exception));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _rejectWriter?.Dispose();
        base.Dispose(disposing);
    }

    private ContactReadOptions ReadOptions() => new()
    {
        Encoding = Encoding,
        Delimiter = Delimiter,
        Headers = new HeaderOptions
        {
            Profile = Profile,
            Map = Map?.Cast<DictionaryEntry>().ToDictionary(e => $"{e.Key}", e => $"{e.Value}", StringComparer.OrdinalIgnoreCase),
        },
    };

    private void Import(string path)
    {
        ContactFile file = ContactFile.Open(path, ReadOptions());
        WithStore(() => JoinRun().AddSource(file.Layout, System.IO.Path.GetFullPath(path)));
        var progress = new ReadProgress(this, file);
        var rejects = new RejectLog(this, path);
        long imported = 0;
        foreach (ReadItem item in file.Read())
        {
            if (item.Contact is { } contact)
            {
                imported++;
                WriteObject(contact);
            }
            else
            {
                rejects.Add(item.Reject!);
                _rejectWriter?.Write(item.Reject!);
            }
            progress.Advance();
        }
        progress.Complete();
        rejects.Complete();
        if (file.RecodedRows > 0) WriteWarning($"{file.Layout.SourceName}: {file.RecodedRows} rows are not valid UTF-8 and were read as Windows-1252. Check their accents, or name the -Encoding.");
        WriteVerbose($"{file.Layout.SourceName}: {imported + rejects.Count} rows, {imported} imported, {rejects.Count} rejected; profile {(file.Layout.ProfileName is { Length: > 0 } name ? name : "none")}, {file.Layout.Dialect.EncodingName}, delimiter '{file.Layout.Dialect.Delimiter}'.");
    }
}
