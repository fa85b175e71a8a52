using System.Management.Automation;
using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Contacts.Writing;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Standards.Repair;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Cmdlets.Contacts;

/// <summary>Exports contacts to a file: CSV and TSV as their source was written, or for one system's importer; JSON, Excel, vCard.</summary>
[Cmdlet(VerbsData.Export, "CrmContact", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Contact))]
public sealed class ExportCrmContactCommand : ContactCmdlet
{
    private readonly ExportedRows _rows = new();
    private readonly FoundContacts _found = new();
    private readonly HashSet<string> _imports = new(StringComparer.Ordinal);
    private IContactWriter? _writer;
    private SuppressionGate? _gate;
    private ContactLayout? _layout;
    private string _destination = string.Empty;
    private CrmPolicy? _policy;
    private long _keptFromMail;
    private long _unconfirmed;
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

    /// <summary>The format. Told by the extension by default: .csv, .tsv, .json, .jsonl, .xlsx, .vcf.</summary>
    [Parameter]
    public ContactFormat? Format { get; set; }

    /// <summary>The system the file is for, such as HubSpot: its headers, column order, dates and encoding are written.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? Profile { get; set; }

    /// <summary>Puts an apostrophe before cells a spreadsheet would run. Import-CrmContact -RestoreFormula takes it off again.</summary>
    [Parameter]
    public SwitchParameter NeutralizeFormula { get; set; }

    /// <summary>The version of vCards: 3.0, which every program reads, or 4.0.</summary>
    [Parameter]
    [ValidateSet("3.0", "4.0")]
    public string VCardVersion { get; set; } = "3.0";

    /// <summary>Fails where the file exists already.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Leaves out contacts that are suppressed, and those with ConfirmBeforeMailing: for a list to send mail to. With -Policy those of lead sources it keeps from mail, too.</summary>
    [Parameter]
    public SwitchParameter ExcludeSuppressed { get; set; }

    /// <summary>By which way the people of the list are to be contacted: who opted out of that is suppressed.</summary>
    /// <value>Mail</value>
    [Parameter]
    public SuppressionChannel Channel { get; set; } = SuppressionChannel.Mail;

    /// <summary>The topic or brand they are to be contacted about. Whoever opted out of another topic only is not suppressed. Any by default.</summary>
    [Parameter]
    public string? Topic { get; set; }

    /// <summary>The policy file (JSON). It may keep contacts of a lead source from mail, or ask them to confirm first.</summary>
    [Parameter]
    public string? Policy { get; set; }

    /// <summary>The store with the suppression list. By default that of the pipeline, of $env:CRMHYGIENE_STORE, else your own.</summary>
    [Parameter]
    public string? Store { get; set; }

    /// <summary>Senders of ours for which a list for sending is written although Test-CrmBlocklist found them on a blocklist.</summary>
    [Parameter]
    public string[] AllowListedSender { get; set; } = [];

    /// <summary>Passes the contacts on.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool TextIsPath => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        WithStore(() => _gate = new SuppressionGate(this, JoinRun(), Store, ExcludeSuppressed) { Channel = Channel, Topic = Topic });
        if (Policy is not null) _policy = PolicyLoader.Load(this, Policy);
        IReadOnlySet<string> allowed = SenderGate.Allowed(this, AllowListedSender);
        if (ExcludeSuppressed || IsForSender()) SenderGate.Require(this, JoinRun(), StoreChoice.Of(this, Store, false, CrmPolicy.Default), allowed, []);
        _destination = ResolveDestination(Path);
        _write = ShouldProcess(_destination, "Export contacts");
        if (!_write) return;
        try
        {
            _writer = ContactWriters.Create(_destination, new ContactWriteOptions
            {
                Columns = Property,
                Encoding = Encoding,
                Delimiter = Delimiter,
                Overwrite = !NoClobber,
                Format = Format,
                Profile = Profile is null ? null : HeaderProfiles.BuiltIn.Get(Profile),
                NeutralizeFormula = NeutralizeFormula,
                VCardVersion = VCardVersion,
            });
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.ArgumentInvalid(exception, _destination));
        }
    }

    /// <summary>Whether the file is for a system that sends mail. A profile there is none of is an error said later.</summary>
    private bool IsForSender() => HeaderProfiles.BuiltIn.All.Any(p => p.Sends && p.Name.Equals(Profile, StringComparison.OrdinalIgnoreCase));

    private protected override void ProcessContact(Contact contact, Finding? finding)
    {
        _layout = contact.GetLayout();
        _found.Add(contact, finding is not null);
        if (_write && !_gate!.Excludes(contact) && !IsKeptFromMail(contact) && !IsUnconfirmed(contact))
        {
            if (contact.IsPlanned() && File.Exists(_destination)) RefusePlan();
            if (!RunJournal.Knows(contact) && !contact.IsPlanned()) WithStore(() => JoinRun().BeginForOthers(this)?.AddChange(contact));
            Write(contact);
            _rows.Add(contact);
            if (_layout.IndexOf(ContactField.ImportId) >= 0) _imports.Add(contact.GetText(ContactField.ImportId));
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
        if (_found.WouldLose(_destination) && File.Exists(_destination)) RefusePart();
        try
        {
            RunJournal? run = JoinRun().Journal;
            _writer.Complete(_layout, run is null ? null : content => _rows.Prepare(run, _destination, content));
            if (run is not null) ExportedRows.Complete(run, _destination);
            JoinRun().NoteImports(this, StoreChoice.Of(this, Store, false, CrmPolicy.Default), _imports, _destination);
        }
        catch (StoreException exception)
        {
            ThrowTerminatingError(Errors.FromStore(exception, this));
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
        if (_writer.EncodingWidened) WriteWarning($"'{_destination}' was written as UTF-8: the encoding of the source cannot write all its characters.");
        if (_found.ArePart)
            WriteWarning($"'{_destination}' is not the whole list: findings brought only {_found.Describe()}. With -PassThru the Find- cmdlets pass every contact on.");
        if (_gate!.Suppressed > 0)
            WriteWarning(ExcludeSuppressed ? $"{Counted.Of(_gate.Suppressed, "suppressed contact")} left out." : $"{Counted.Of(_gate.Suppressed, "contact")} in '{_destination}' {Counted.Verb(_gate.Suppressed, "is", "are")} suppressed and must not be mailed; -ExcludeSuppressed leaves them out.");
        if (_keptFromMail > 0)
            WriteWarning(ExcludeSuppressed ? $"{Counted.Of(_keptFromMail, "contact")} left out: of lead sources that the policy keeps from mail." : $"{Counted.Of(_keptFromMail, "contact")} in '{_destination}' {Counted.Verb(_keptFromMail, "is", "are")} of lead sources that the policy keeps from mail; -ExcludeSuppressed leaves them out.");
        if (_unconfirmed > 0)
            WriteWarning(ExcludeSuppressed ? $"{Counted.Of(_unconfirmed, "contact")} left out: of a corrected e-mail address that nobody confirmed." : $"{Counted.Of(_unconfirmed, "contact")} in '{_destination}' {Counted.Verb(_unconfirmed, "has", "have")} a corrected e-mail address that nobody confirmed and must not be mailed; -ExcludeSuppressed leaves them out.");
        if (_writer.FormulaCells > 0 && !NeutralizeFormula)
            WriteWarning($"'{_destination}' has {Counted.Of(_writer.FormulaCells, "cell")} that a spreadsheet would run as a formula when it opens the file. -NeutralizeFormula disarms {Counted.Verb(_writer.FormulaCells, "it", "them")}.");
        WriteVerbose($"{Counted.Of(_writer.Rows, "contact")} written to '{_destination}'.");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _writer?.Dispose();
        base.Dispose(disposing);
    }

    private void Write(Contact contact)
    {
        try
        {
            _writer!.Write(contact);
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
    }

    private bool IsKeptFromMail(Contact contact)
    {
        if (_policy is null || LeadSourcePolicy.SendOf(_policy, contact) == SendEligibility.Allowed) return false;
        _keptFromMail++;
        return ExcludeSuppressed;
    }

    private bool IsUnconfirmed(Contact contact)
    {
        if (!EmailConfirmation.IsPending(contact)) return false;
        _unconfirmed++;
        return ExcludeSuppressed;
    }

    private void RefusePart() => ThrowTerminatingError(Errors.FromFile(new ContactFileException(ContactFileProblem.FoundContactsOnly, _destination,
        $"Findings brought only {_found.Describe()}; the others would be lost if they replaced '{_destination}'. With -PassThru the Find- cmdlets pass every contact on; or export to a new file.")));

    private void RefusePlan() => ThrowTerminatingError(Errors.FromFile(new ContactFileException(ContactFileProblem.PlannedContacts, _destination,
        $"The contacts show a plan (-WhatIf), not a result, and would replace '{_destination}'. Run without -WhatIf, or export to a new file.")));
}
