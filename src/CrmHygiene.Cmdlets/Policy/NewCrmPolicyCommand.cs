using System.Management.Automation;
using System.Text;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Writing;
using CrmHygiene.Core.Policy;

namespace CrmHygiene.Cmdlets.Policies;

/// <summary>Writes a commented policy file to start from.</summary>
[Cmdlet(VerbsCommon.New, "CrmPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewCrmPolicyCommand : CrmCmdlet
{
    /// <summary>The file to write. An existing file is replaced only with -Force.</summary>
    [Parameter(Position = 0)]
    public string Path { get; set; } = "crm-policy.json";

    /// <summary>What the policy is called.</summary>
    [Parameter]
    public string Name { get; set; } = "Our contacts";

    /// <summary>The country of contacts that name none: an ISO 3166-1 code of two letters.</summary>
    [Parameter]
    [ValidatePattern("^[A-Za-z]{2}$")]
    [ArgumentCompleter(typeof(CountryCompleter))]
    public string? DefaultCountry { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string path = ResolveDestination(Path);
        if (!ShouldProcess(path, "Write a policy")) return;
        try
        {
            using var file = new AtomicFile(path, Force);
            file.Stream.Write(Encoding.UTF8.GetBytes(PolicyTemplate.Create(Name, DefaultCountry?.ToUpperInvariant())));
            file.Commit();
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
        WriteObject(new FileInfo(path));
    }
}
