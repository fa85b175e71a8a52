using System.Management.Automation;

namespace CrmHygiene.Cmdlets;

/// <summary>A cmdlet that changes or drops contacts by the written policy.</summary>
public abstract class PolicyChangingCmdlet : ChangingCmdlet
{
    /// <summary>The policy file (JSON). A parameter given by hand wins over it; without a file the defaults hold.</summary>
    [Parameter]
    public string? Policy { get; set; }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => BeginWithPolicy(PolicyLoader.Load(this, Policy));

    /// <summary>Prepares the run.</summary>
    /// <param name="policy">The policy in force.</param>
    private protected abstract void BeginWithPolicy(CrmPolicy policy);
}
