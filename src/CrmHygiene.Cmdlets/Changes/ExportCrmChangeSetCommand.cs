using System.Management.Automation;
using CrmHygiene.Core.Changes.Plans;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Changes;

/// <summary>Writes the changes that contacts carry as a change set that a person edits.</summary>
[Cmdlet(VerbsData.Export, "CrmChangeSet", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(ChangeSetRow))]
public sealed class ExportCrmChangeSetCommand : ContactCmdlet
{
    private readonly ChangeSet _plan = new();

    /// <summary>The file to write: .csv, .xlsx or .json. An existing file is replaced when the new one is complete.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>Emits the rows.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool TextIsPath => false;

    /// <inheritdoc/>
    protected override void BeginProcessing() => JoinRun();

    private protected override void ProcessContact(Contact contact, Finding? finding)
    {
        _plan.AddChanges(contact, 0);
        _plan.AddSuggestions(contact);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string path = ResolveDestination(Path);
        // What this cmdlet writes is itself a plan: -WhatIf of the cmdlets before must not keep it from being written.
        if (!MyInvocation.BoundParameters.ContainsKey("WhatIf") || ShouldProcess(path, $"Write {_plan.Rows.Count} changes"))
        {
            try
            {
                ChangeSetFile.Write(path, _plan.Rows);
                WithStore(() => JoinRun().NoteFile(KnownFiles.Plan, path));
            }
            catch (ContactFileException exception)
            {
                ThrowTerminatingError(Errors.FromFile(exception));
            }
            catch (ArgumentException exception)
            {
                ThrowTerminatingError(Errors.ChangeSetInvalid(exception, path));
            }
        }
        if (PassThru) WriteObject(_plan.Rows, enumerateCollection: true);
    }
}
