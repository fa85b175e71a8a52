using System.Management.Automation;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Cmdlets.Contacts;

/// <summary>Imports contacts from the exports of any CRM or mail system: CSV, TSV, JSON, Excel, vCard, zip.</summary>
[Cmdlet(VerbsData.Import, "CrmContact", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Contact))]
public sealed class ImportCrmContactCommand : ReadCmdlet
{
    private RejectWriter? _rejectWriter;
    private SuppressionGate? _gate;
    private ImportNotes? _notes;

    /// <summary>The columns to keep, by field name or header. The others are dropped on purpose and named.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldCompleter))]
    public string[]? Property { get; set; }

    /// <summary>Keeps only the fields the policy names as required or relevant, and those that restrict mailing.</summary>
    [Parameter]
    public SwitchParameter RelevantOnly { get; set; }

    /// <summary>The policy file (JSON) that -RelevantOnly goes by.</summary>
    [Parameter]
    public string? Policy { get; set; }

    /// <summary>Where the list came from. Stamped on every contact as ImportLeadSource, beside what the file says; the store remembers the import, so that Undo-CrmRun -Import can take it back.</summary>
    [Parameter]
    public string? LeadSource { get; set; }

    /// <summary>The lawful basis for mailing the list. Stamped on every contact as ImportConsentBasis, beside what the file says.</summary>
    [Parameter]
    public string? ConsentBasis { get; set; }

    /// <summary>What proves the basis, such as the address of a form. Stamped on every contact as ImportConsentEvidence.</summary>
    [Parameter]
    public string? ConsentEvidence { get; set; }

    /// <summary>Takes the apostrophes off that Export-CrmContact -NeutralizeFormula put before cells a spreadsheet would run.</summary>
    [Parameter]
    public SwitchParameter RestoreFormula { get; set; }

    /// <summary>A CSV file that gets every row that could not be imported, with its line and the reason. Written only when there is such a row.</summary>
    [Parameter]
    public string? RejectPath { get; set; }

    /// <summary>Does not import contacts that are suppressed, but rejects them with the reason: a gate for new lists.</summary>
    [Parameter]
    public SwitchParameter RejectSuppressed { get; set; }

    /// <summary>By which way the people of the list are to be contacted: who opted out of that is suppressed.</summary>
    /// <value>Mail</value>
    [Parameter]
    public SuppressionChannel Channel { get; set; } = SuppressionChannel.Mail;

    /// <summary>The topic or brand they are to be contacted about. Whoever opted out of another topic only is not suppressed. Any by default.</summary>
    [Parameter]
    public string? Topic { get; set; }

    /// <summary>The store with the suppression list. By default that of $env:CRMHYGIENE_STORE, else your own.</summary>
    [Parameter]
    public string? Store { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        WithStore(() => _gate = new SuppressionGate(this, JoinRun(), Store, RejectSuppressed) { Channel = Channel, Topic = Topic });
        _notes = new ImportNotes(this, JoinRun(), StoreChoice.Of(this, Store, false, CrmPolicy.Default));
        if (RejectPath is not null) _rejectWriter = new RejectWriter(ResolveDestination(RejectPath));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_gate!.Suppressed > 0) WriteVerbose($"{Counted.Of(_gate.Suppressed, "contact")} {Counted.Verb(_gate.Suppressed, "is", "are")} suppressed{(RejectSuppressed ? ", and rejected" : ", and marked with SuppressionReason")}.");
        base.EndProcessing();
        try
        {
            _rejectWriter?.Complete();
            if (_rejectWriter?.Count > 0) WithStore(() => JoinRun().NoteFile(KnownFiles.Reject, ResolveDestination(RejectPath!)));
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

    private protected override ContactReadOptions Refine(ContactReadOptions options) => options with
    {
        Columns = RelevantOnly ? RelevantFields.Of(PolicyLoader.Load(this, Policy), Property) : Property,
        IgnoreMissingColumns = RelevantOnly,
        RestoreFormula = RestoreFormula,
        Stamp = new ImportStamp(LeadSource, ConsentBasis, ConsentEvidence),
    };

    private protected override ContactReadOptions Prepare(string path, ContactReadOptions options) => options with { Stamp = _notes!.Begin(path, options.Stamp) };

    private protected override void NotOpened() => _notes!.Forget();

    private protected override void ProcessFile(ContactFile file)
    {
        _notes!.Reading();
        long suppressed = _gate!.Suppressed;
        WithStore(() => JoinRun().AddSource(file.Layout, System.IO.Path.GetFullPath(file.Path)));
        var progress = new ReadProgress(this, file);
        var rejects = new RejectLog(this, file.Path);
        long imported = 0;
        foreach (ReadItem item in file.Read())
        {
            RowReject? reject = item.Reject ?? _gate!.Reject(item.Contact!);
            if (reject is null)
            {
                imported++;
                WriteObject(item.Contact);
            }
            else
            {
                rejects.Add(reject);
                _rejectWriter?.Write(reject);
            }
            progress.Advance();
        }
        progress.Complete();
        rejects.Complete();
        _notes.End(file, imported, rejects.Count, _gate.Suppressed - suppressed);
        string name = file.Layout.SourceName;
        foreach (string notice in file.Notices) WriteWarning($"{name}: {notice}");
        if (file.DroppedColumns.Count > 0)
            WriteInformation(new HostInformationMessage { Message = $"{name}: {file.DroppedColumns.Count} columns were dropped on purpose: {string.Join(", ", file.DroppedColumns)}." }, ["PSHOST", "CrmHygiene"]);
        WriteVerbose($"{name}: {imported + rejects.Count} rows, {imported} imported, {rejects.Count} rejected; {file.Format}, profile {(file.Layout.ProfileName is { Length: > 0 } profile ? profile : "none")}, {file.Layout.Dialect.EncodingName}, delimiter '{file.Layout.Dialect.Delimiter}'.");
    }
}
