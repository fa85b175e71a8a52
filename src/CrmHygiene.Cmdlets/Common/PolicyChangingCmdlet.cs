using System.Management.Automation;
using CrmHygiene.Core.Changes.Journal;

namespace CrmHygiene.Cmdlets;

/// <summary>A cmdlet that changes or drops contacts by the written policy.</summary>
public abstract class PolicyChangingCmdlet : ChangingCmdlet
{
    /// <summary>The policy file (JSON). A parameter given by hand wins over it; without a file the defaults hold.</summary>
    [Parameter]
    public string? Policy { get; set; }

    /// <summary>The store that remembers runs and suppressed addresses. By default that of $env:CRMHYGIENE_STORE, else the policy's, else your own.</summary>
    [Parameter]
    public string? Store { get; set; }

    /// <summary>Whether a missing store is made.</summary>
    private protected virtual bool MayCreateStore => false;

    /// <summary>The run of the pipeline.</summary>
    private protected PipelineRun Run => JoinRun();

    /// <summary>Which store the cmdlet uses.</summary>
    private protected StoreChoice StoreInUse { get; private set; } = new(new Core.Store.StoreLocation(string.Empty, false), false, CrmPolicy.Default);

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        CrmPolicy policy = PolicyLoader.Load(this, Policy);
        StoreInUse = StoreChoice.Of(this, Store, MayCreateStore, policy);
        StoreOpener.RequireNamed(this, StoreInUse);
        JoinRun();
        BeginWithPolicy(policy);
    }

    /// <summary>The run to note changes in; null where there is no store to keep it.</summary>
    private protected RunJournal? BeginRun()
    {
        RunJournal? journal = null;
        WithStore(() => journal = Run.Begin(this, StoreInUse));
        return journal;
    }

    /// <summary>Prepares the run.</summary>
    /// <param name="policy">The policy in force.</param>
    private protected abstract void BeginWithPolicy(CrmPolicy policy);
}
