using System.Management.Automation;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Runs;

/// <summary>A cmdlet that works on the store itself.</summary>
public abstract class StoreCmdlet : CrmCmdlet
{
    /// <summary>The store. By default that of $env:CRMHYGIENE_STORE, else the policy's, else your own.</summary>
    [Parameter]
    public string? Store { get; set; }

    /// <summary>The policy file (JSON), which may name the store.</summary>
    [Parameter]
    public string? Policy { get; set; }

    /// <summary>The policy in force.</summary>
    private protected CrmPolicy PolicyInForce { get; private set; } = CrmPolicy.Default;

    /// <summary>Opens the store; ends the cmdlet where it is missing or cannot be opened.</summary>
    /// <param name="create">Whether a missing store is made.</param>
    private protected CrmStore OpenStore(bool create = false)
    {
        PolicyInForce = PolicyLoader.Load(this, Policy);
        StoreLocation location = StoreChoice.Of(this, Store, create, PolicyInForce).Location;
        try
        {
            return CrmStore.Open(location.Path.Length > 0 ? location.Path : throw new StoreException(StoreProblem.StoreMissing, string.Empty, "This account has no data folder for a store. Name one with -Store."), create);
        }
        catch (StoreException exception)
        {
            ThrowTerminatingError(Errors.FromStore(exception, this));
            throw;
        }
    }
}
