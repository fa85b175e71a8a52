using System.Management.Automation;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Writing;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Contacts;

/// <summary>Exports contacts to a CSV or TSV file, written as their source was.</summary>
[Cmdlet(VerbsData.Export, "CrmContact", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Contact))]
public sealed class ExportCrmContactCommand : ContactCmdlet
{
    private readonly ExportedRows _rows = new();
    private ContactWriter? _writer;
    private ContactLayout? _layout;
    private string _destination = string.Empty;
    private bool _write;

    /// <summary>The file to write. An existing file is replaced when the new one is complete.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>The columns to write, by field name or header, in this order. All by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FieldCompleter))]
    public string[]? Property { get; set; }

    /// <summary>The encoding to write, such as utf-8. The source's by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public string? Encoding { get; set; }

    /// <summary>The character between fields. Tab for .tsv, else the source's, else a comma.</summary>
    [Parameter]
    public char? Delimiter { get; set; }

    /// <summary>Fails where the file exists already.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Passes the contacts on.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool TextIsPath => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        JoinRun();
        _destination = ResolveDestination(Path);
        _write = ShouldProcess(_destination, "Export contacts");
        if (!_write) return;
        try
        {
            _writer = new ContactWriter(_destination, new ContactWriteOptions { Columns = Property, Encoding = Encoding, Delimiter = Delimiter, Overwrite = !NoClobber });
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
    }

    private protected override void ProcessContact(Contact contact, Finding? finding)
    {
        _layout = contact.GetLayout();
        if (_write)
        {
            if (contact.IsPlanned() && File.Exists(_destination)) RefusePlan();
            _writer!.Write(contact);
            _rows.Add(contact);
        }
        if (PassThru) WriteObject(contact);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        JoinRun().Ended(this);
        if (_writer is null) return;
        if (_layout is null)
        {
            // An empty pipeline is more often a mistake upstream than a wish for an empty file.
            WriteWarning($"No contact reached Export-CrmContact: '{_destination}' was not written.");
            return;
        }
        try
        {
            RunJournal? run = JoinRun().Journal;
            _writer.Complete(_layout, run is null ? null : content => _rows.Prepare(run, _destination, content));
            if (run is not null) ExportedRows.Complete(run, _destination);
        }
        catch (StoreException exception)
        {
            ThrowTerminatingError(Errors.FromStore(exception));
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
        if (_writer.EncodingWidened) WriteWarning($"'{_destination}' was written as UTF-8: the encoding of the source cannot write all its characters.");
        WriteVerbose($"{_writer.Rows} contacts written to '{_destination}'.");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _writer?.Dispose();
        base.Dispose(disposing);
    }

    private void RefusePlan() => ThrowTerminatingError(Errors.FromFile(new ContactFileException(ContactFileProblem.PlannedContacts, _destination,
        $"The contacts show a plan (-WhatIf), not a result, and would replace '{_destination}'. Run without -WhatIf, or export to a new file.")));
}
