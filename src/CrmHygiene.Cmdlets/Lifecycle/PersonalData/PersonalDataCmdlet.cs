using System.Management.Automation;
using CrmHygiene.Cmdlets.Runs;
using CrmHygiene.Core.Lifecycle.PersonalData;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Lifecycle.PersonalData;

/// <summary>A cmdlet that answers a person's request for access or erasure.</summary>
public abstract class PersonalDataCmdlet : StoreCmdlet
{
    /// <summary>The person's e-mail address.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string Email { get; set; } = string.Empty;

    /// <summary>Opens the store and the request; ends the cmdlet where the text is no address.</summary>
    /// <param name="store">The store.</param>
    private protected PersonalDataRequest Request(CrmStore store)
    {
        try
        {
            return new PersonalDataRequest(store, Email);
        }
        catch (ArgumentException)
        {
            ThrowTerminatingError(Errors.NotAnAddress());
            throw;
        }
    }
}
