using System.Collections;
using System.Management.Automation;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Contacts.Reading;

namespace CrmHygiene.Cmdlets.Contacts;

/// <summary>A cmdlet that opens files of contacts by path, or takes their text from a pipe.</summary>
public abstract class ReadCmdlet : CrmCmdlet
{
    private protected const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string Pipe = "-";

    private SpooledInput? _pipe;

    /// <summary>The files. Wildcards are allowed; <c>-</c> reads the lines of the pipeline, or standard input.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The files, wildcard characters meaning themselves. Files of Get-ChildItem bind here.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "FullName")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The lines of a list, taken where -Path is <c>-</c>.</summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = PathSet)]
    [AllowEmptyString]
    public string? InputLine { get; set; }

    /// <summary>The format of the files. Told by the extension and the first bytes by default.</summary>
    [Parameter]
    public ContactFormat? Format { get; set; }

    /// <summary>The encoding of the files, such as utf-8, utf-16 or windows-1252. Detected by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public string? Encoding { get; set; }

    /// <summary>The character between fields. Comma, semicolon, tab and pipe are detected.</summary>
    [Parameter]
    public char? Delimiter { get; set; }

    /// <summary>The sheet of a workbook. The first with a cell by default.</summary>
    [Parameter]
    public string? Sheet { get; set; }

    /// <summary>The header profile of the system that wrote the files, such as HubSpot. Recognised by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? Profile { get; set; }

    /// <summary>Columns decided by hand: header to field name, such as @{ 'Mail 1' = 'Email' }. Wins over the profile.</summary>
    [Parameter]
    public Hashtable? Map { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (MyInvocation.BoundParameters.TryGetValue(nameof(Path), out object? path) && path is string[] and [Pipe]) _pipe = new SpooledInput();
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        if (_pipe is not null)
        {
            if (InputLine is not null) _pipe.Add(InputLine);
            return;
        }
        bool literal = ParameterSetName == LiteralPathSet;
        foreach (string path in literal ? LiteralPath : Path)
        {
            if (!literal && MyInvocation.ExpectingInput && LooksLikeARow(path)) ThrowTerminatingError(Errors.LinesNotFiles(MyInvocation.MyCommand.Name));
            foreach (string file in ResolveFiles(path, literal)) Open(file, Options());
        }
    }

    // the lines of a list, from somebody who expects them to be read
    private bool LooksLikeARow(string path) => path.AsSpan().IndexOfAny(",;|\t\n") >= 0 && !WildcardPattern.ContainsWildcardCharacters(path) && !File.Exists(SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo _, out PSDriveInfo _));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_pipe is null) return;
        if (!MyInvocation.ExpectingInput)
        {
            using Stream input = Console.OpenStandardInput();
            _pipe.Add(input);
        }
        _pipe.Flush();
        Open(_pipe.Path, Options() with { SourceName = "input" });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _pipe?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Adds what the cmdlet's own parameters say.</summary>
    private protected virtual ContactReadOptions Refine(ContactReadOptions options) => options;

    /// <summary>Called before a file is opened.</summary>
    private protected virtual ContactReadOptions Prepare(string path, ContactReadOptions options) => options;

    /// <summary>Called where a file could not be opened.</summary>
    private protected virtual void NotOpened()
    {
    }

    /// <summary>Handles one file.</summary>
    private protected abstract void ProcessFile(ContactFile file);

    private ContactReadOptions Options() => Refine(new ContactReadOptions
    {
        Format = Format,
        Encoding = Encoding,
        Delimiter = Delimiter,
        Sheet = Sheet,
        Headers = new HeaderOptions
        {
            Profile = Profile,
            Map = MapByHeader(),
        },
    });

    /// <summary>Header to field name; null where no column was decided by hand.</summary>
    private protected Dictionary<string, string>? MapByHeader() => Map?.Cast<DictionaryEntry>().ToDictionary(e => $"{e.Key}", e => $"{e.Value}", StringComparer.OrdinalIgnoreCase);

    private void Open(string path, ContactReadOptions options)
    {
        ContactFile? file = null;
        try
        {
            file = ContactFile.Open(path, Prepare(path, options));
            ProcessFile(file);
        }
        catch (ContactFileException exception)
        {
            WriteError(Errors.FromFile(exception));
        }
        catch (ArgumentException exception)
        {
            WriteError(Errors.HeaderOptionInvalid(exception, path));
        }
        if (file is null) NotOpened();
    }
}
