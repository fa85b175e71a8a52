using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Duplicates;
using CrmHygiene.Core.Duplicates.Decisions;
using CrmHygiene.Core.Duplicates.Explain;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Policy;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets.Duplicates;

/// <summary>Asks about the pairs of contacts whose answers teach most, and remembers what was said.</summary>
[Cmdlet(VerbsLifecycle.Confirm, "CrmDuplicate")]
[OutputType(typeof(DuplicateDecision))]
public sealed class ConfirmCrmDuplicateCommand : PolicyCmdlet
{
    private readonly ContactTable _table = new();
    private CrmPolicy _policy = CrmPolicy.Default;
    private IReadOnlyList<DecisionLog> _logs = [];
    private StoreChoice _choice = null!;

    /// <summary>Contacts, any objects whose properties name contact fields, or files of contacts.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 0)]
    [AllowNull]
    public override PSObject? InputObject { get; set; }

    /// <summary>
    /// A file the answers are kept in as well, which merges in git; it is begun where it is missing. Its key lies beside it, in a
    /// file that ends in .key. By default that of the policy.
    /// </summary>
    [Parameter]
    public string? DecisionPath { get; set; }

    /// <summary>How many pairs are asked about at most.</summary>
    /// <value>20</value>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int Count { get; set; } = 20;

    /// <summary>The day the answers are given. Today by default.</summary>
    [Parameter]
    public DateTime? AsOf { get; set; }

    /// <summary>The store the answers are kept in. By default that of $env:CRMHYGIENE_STORE, else the policy's, else your own, which is made where no file is named either.</summary>
    [Parameter]
    public string? Store { get; set; }

    /// <summary>Makes the store where it is missing. Without it a store that is named has to be there.</summary>
    [Parameter]
    public SwitchParameter CreateStore { get; set; }

    private protected override void BeginWithPolicy(CrmPolicy policy) => WithStore(() =>
    {
        _policy = policy;
        string? path = DecisionPath is null ? DuplicatePolicy.DecisionPath(policy) : ResolveDestination(DecisionPath);
        _choice = StoreChoice.Of(this, Store, CreateStore, policy);
        StoreOpener.RequireNamed(this, _choice, JoinRun());
        JoinRun().Choose(_choice);
        CrmStore? store = JoinRun().Store(this, _choice with { Create = CreateStore || (path is null && !_choice.Location.IsNamed) });
        _logs = DuplicateInput.Decisions(this, path, store, create: true);
        if (_logs.Count == 0) ThrowTerminatingError(Errors.ArgumentInvalid(new ArgumentException("There is nowhere to keep the answers. Name a store with -Store, or a file with -DecisionPath."), null));
    });

    private protected override void ProcessContact(Contact contact, Finding? finding) => _table.Add(contact);

    /// <inheritdoc/>
    protected override void EndProcessing() => WithStore(() => Cancellable(() =>
    {
        DuplicateResult result = StageProgress.Run(this, "Finding duplicates", progress => _table.Find(new DuplicateOptions
        {
            CertainPrecision = _policy.Duplicates.Threshold,
            MaxGroupSize = _policy.Duplicates.MaxGroupSize,
            Decisions = _logs,
            CancellationToken = StopToken,
            Progress = progress,
        }), StopToken);
        var session = new DecisionSession(result, _logs, result.GetQuestions(Count), DateOnly.FromDateTime(AsOf ?? DateTime.Now));
        try
        {
            while (session.Current is { } pair && Ask(session, pair)) StopToken.ThrowIfCancellationRequested();
            session.Save();
        }
        catch (ContactFileException exception)
        {
            ThrowTerminatingError(Errors.FromFile(exception));
        }
        WriteObject(session.Decisions, enumerateCollection: true);
    }));

    private bool Ask(DecisionSession session, DuplicatePair pair)
    {
        foreach (string line in SideBySide.Lines(pair, width: 100)) Host.UI.WriteLine(line);
        Collection<ChoiceDescription> choices =
        [
            new("&Yes", "They are the same."),
            new("&No", "They are not the same."),
            new("&Unsure", "Nobody can tell; a group that holds both stays for review."),
            new("&Skip", "Ask another time."),
            new("U&ndo", "Take the last answer back."),
            new("S&top", "End, and keep the answers so far."),
        ];
        switch (Host.UI.PromptForChoice($"Pair {session.Position + 1} of {session.Total}", "Are they the same?", choices, 3))
        {
            case 0: session.Answer(DuplicateAnswer.Same); return true;
            case 1: session.Answer(DuplicateAnswer.Different); return true;
            case 2: session.Answer(DuplicateAnswer.Unsure); return true;
            case 3: session.Skip(); return true;
            case 4: session.Undo(); return true;
            default: return false;
        }
    }
}
