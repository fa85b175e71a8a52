using System.Management.Automation;
using System.Text;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Writing;
using CrmHygiene.Core.Policy.Guide;

namespace CrmHygiene.Cmdlets.Policies;

/// <summary>Writes the team guide of a policy as Markdown or HTML: what to collect, why, who needs it, how to write it.</summary>
[Cmdlet(VerbsData.Export, "CrmGuide", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportCrmGuideCommand : CrmCmdlet
{
    /// <summary>The file to write: .html or .htm gives a page, anything else Markdown.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <summary>The policy file (JSON). Without it the guide describes the defaults.</summary>
    [Parameter(Position = 1)]
    public string? Policy { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        CrmPolicy policy = PolicyLoader.Load(this, Policy);
        string path = ResolveDestination(Path);
        if (!ShouldProcess(path, "Write the team guide")) return;
        bool html = path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);
        try
        {
            using var file = new AtomicFile(path);
            file.Stream.Write(Encoding.UTF8.GetBytes(html ? TeamGuide.Html(policy) : TeamGuide.Markdown(policy)));
            file.Commit();
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
        WriteObject(new FileInfo(path));
    }
}
