using System.Management.Automation;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Policy;

namespace CrmHygiene.Cmdlets.Policies;

/// <summary>Writes an empty list with the policy's columns, for people to fill: a CSV file, or a workbook with drop-downs.</summary>
[Cmdlet(VerbsCommon.New, "CrmImportTemplate", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewCrmImportTemplateCommand : CrmCmdlet
{
    /// <summary>The file to write: .xlsx gives a workbook, anything else CSV. An existing file is replaced only with -Force.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>The policy file (JSON) whose fields are the columns. Without it the defaults hold.</summary>
    [Parameter(Position = 1)]
    public string? Policy { get; set; }

    /// <summary>The system whose headers are written, such as HubSpot. The names of the fields by default.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? Profile { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        CrmPolicy policy = PolicyLoader.Load(this, Policy);
        string path = ResolveDestination(Path);
        if (!ShouldProcess(path, "Write an import template")) return;
        try
        {
            ImportTemplate.Write(path, policy, Profile is null ? null : HeaderProfiles.BuiltIn.Get(Profile), Force);
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
        catch (ArgumentException exception)
        {
            ThrowTerminatingError(Errors.ArgumentInvalid(exception, Profile));
        }
        WriteObject(new FileInfo(path));
    }
}
