using System.Management.Automation;
using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Changes.Plans;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Store;

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
    private protected StoreChoice StoreInUse { get; private set; } = new(new StoreLocation(string.Empty, false), false, CrmPolicy.Default);

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        CrmPolicy policy = PolicyLoader.Load(this, Policy);
        StoreInUse = StoreChoice.Of(this, Store, MayCreateStore, policy);
        Run.Choose(StoreInUse);
        StoreOpener.RequireNamed(this, StoreInUse, Run);
        BeginWithPolicy(policy);
    }

    /// <summary>Writes the pipeline's plan to its file; ends the cmdlet where that fails.</summary>
    /// <param name="path">The file's full path.</param>
    private protected void SavePlan(string path)
    {
        try
        {
            ChangeSetFile.Write(path, Run.PlanFor(path).Rows);
            WithStore(() => Run.NoteFile(KnownFiles.Plan, path));
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

    /// <summary>Ends the run where it would drop more than the limits allow, and leaves a plan of it in the current folder.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="dropped">The contacts to drop or suppress.</param>
    /// <param name="total">Contacts of the source.</param>
    /// <param name="describe">Writes the plan's rows; null where there is a plan already.</param>
    private protected void RequireWithin(BlastRadius limits, IReadOnlyCollection<Contact> dropped, long total, Action<ChangeSet>? describe)
    {
        CrmStore? store = null;
        if (dropped.Count > 0) WithStore(() => store = Run.ExistingStore(this, StoreInUse));
        RemovalCheck check = limits.Check(dropped, total, store, Run.Sources);
        if (check.Allowed) return;
        string file = string.Empty;
        try
        {
            if (describe is null) ThrowTerminatingError(Errors.LimitExceeded(check, file));
            string path = ContactArchive.NewPath(ResolveDestination("."), "removal-plan", DateTimeOffset.Now);
            var plan = new ChangeSet();
            describe!(plan);
            ChangeSetFile.Write(path, plan.Rows);
            file = path;
            WithStore(() => Run.NoteFile(KnownFiles.Plan, path));
        }
        catch (ContactFileException exception)
        {
            WriteWarning($"The plan could not be written: {exception.Message}");
        }
        ThrowTerminatingError(Errors.LimitExceeded(check, file));
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
