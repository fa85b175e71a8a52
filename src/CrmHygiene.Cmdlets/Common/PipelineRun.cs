using System.Reflection;
using System.Runtime.CompilerServices;
using CrmHygiene.Core.Changes.Imports;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Changes.Plans;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Cmdlets;

/// <summary>The one run of all our cmdlets in a pipeline. It begins with the first change, and ends with the last cmdlet.</summary>
internal sealed class PipelineRun
{
    private static readonly ConditionalWeakTable<object, PipelineRun> Runs = [];

    private readonly List<CrmCmdlet> _members = [];
    private readonly List<(ContactLayout Layout, string Path)> _sources = [];
    private readonly Dictionary<string, ChangeSet> _plans = new(StringComparer.Ordinal);
    private readonly List<(string Kind, string Path)> _files = [];
    private RunJournal? _journal;
    private CrmStore? _store;
    private StoreChoice? _choice;
    private string? _made;
    private SuppressionList? _suppression;
    private int _left;
    private bool _lastEnded;

    /// <summary>The run at work; null where nothing was changed so far, or nothing can be remembered.</summary>
    public RunJournal? Journal => _journal;

    /// <summary>Joins the run of a cmdlet's pipeline.</summary>
    public static PipelineRun Join(CrmCmdlet cmdlet)
    {
        PipelineRun run = Runs.GetValue(PipelineOf(cmdlet), _ => new PipelineRun());
        lock (run._members) run._members.Add(cmdlet);
        return run;
    }

    /// <summary>Notes a file that contacts come from.</summary>
    public void AddSource(ContactLayout layout, string path)
    {
        _sources.Add((layout, path));
        _journal?.AddSource(layout, path);
    }

    /// <summary>The files that contacts came from.</summary>
    public IReadOnlyList<(ContactLayout Layout, string Path)> Sources => _sources;

    /// <summary>Notes a file with personal data that the pipeline wrote, for requests for access and erasure.</summary>
    public void NoteFile(string kind, string path)
    {
        if (_store is not null) KnownFiles.Note(_store, kind, path);
        else _files.Add((kind, path));
    }

    /// <summary>The plan that goes to a file; the pipeline's cmdlets share it.</summary>
    public ChangeSet PlanFor(string path)
    {
        if (!_plans.TryGetValue(path, out ChangeSet? plan)) _plans[path] = plan = new ChangeSet();
        return plan;
    }

    /// <summary>Notes which store a cmdlet names; those that name none follow it.</summary>
    public void Choose(StoreChoice choice)
    {
        if (choice.Create) _made = choice.Location.Path;
        if (_choice is null || (choice.Location.IsNamed && !_choice.Location.IsNamed)) _choice = choice;
    }

    /// <summary>Whether a cmdlet of the pipeline may make a store, so that it need not be there for the others.</summary>
    public bool Makes(StoreLocation location) => Makes(location.Path);

    /// <summary>Whether a cmdlet of the pipeline may make the store at a path.</summary>
    public bool Makes(string path) => path == _made;

    /// <summary>The path of the store the pipeline uses.</summary>
    public string StorePath(StoreChoice choice) => _store?.Path ?? InUse(choice).Location.Path;

    /// <summary>Who must not be mailed, loaded once; empty where there is no store.</summary>
    /// <exception cref="SuppressionKeyException">There are hashed addresses and their key is missing: nobody may be taken for mailable.</exception>
    public SuppressionList Suppression(CrmCmdlet cmdlet, StoreChoice choice)
    {
        if (_suppression is not null) return _suppression;
        CrmStore? store = ExistingStore(cmdlet, choice);
        return store is null ? SuppressionList.Empty : _suppression = SuppressionList.Load(store, SuppressionKey.PathOf(InUse(choice).Policy));
    }

    /// <summary>The store of the pipeline where there is one already; null where nobody names one, or this run may yet make it.</summary>
    public CrmStore? ExistingStore(CrmCmdlet cmdlet, StoreChoice choice)
    {
        StoreChoice inUse = InUse(choice);
        bool mayBeMissing = inUse.Create || !inUse.Location.IsNamed || Makes(inUse.Location);
        return _store is null && mayBeMissing && !File.Exists(inUse.Location.Path) ? null : Store(cmdlet, inUse with { Create = false });
    }

    /// <summary>Whether somebody names the store that is used, rather than nobody.</summary>
    public bool IsNamed(StoreChoice choice) => InUse(choice).Location.IsNamed;

    private StoreChoice InUse(StoreChoice choice) => choice.Location.IsNamed ? choice : _choice ?? choice;

    /// <summary>The store of the pipeline, opened once; null where there is none to use. Its cmdlets must name the same one.</summary>
    public CrmStore? Store(CrmCmdlet cmdlet, StoreChoice choice)
    {
        if (_store is null) return _store = StoreOpener.Open(cmdlet, choice);
        if (choice.Location.IsNamed && _store.Path != choice.Location.Path) cmdlet.ThrowTerminatingError(Errors.TwoStores(_store.Path, choice.Location.Path));
        return _store;
    }

    /// <summary>The store to remember something new in: that of the pipeline, made where nobody names one; null where there can be none.</summary>
    public CrmStore? StoreToWrite(CrmCmdlet cmdlet, StoreChoice choice)
    {
        StoreChoice inUse = InUse(choice);
        return Store(cmdlet, inUse with { Create = inUse.Create || !inUse.Location.IsNamed || Makes(inUse.Location) });
    }

    /// <summary>Notes a list that contacts of imports were exported to.</summary>
    public void NoteImports(CrmCmdlet cmdlet, StoreChoice choice, IReadOnlyCollection<string> imports, string path)
    {
        if (imports.Count > 0 && ExistingStore(cmdlet, choice) is { } store) ImportLog.NoteFile(store, imports, path);
    }

    /// <summary>The run to note changes in, begun where it was not; null where there is no store to keep it.</summary>
    public RunJournal? Begin(CrmCmdlet cmdlet, StoreChoice choice)
    {
        CrmStore? store = StoreToWrite(cmdlet, choice);
        if (_journal is not null || store is null) return _journal;
        _journal = RunJournal.Begin(store, new RunRequest { Command = Describe(), Policy = choice.Policy });
        foreach ((ContactLayout layout, string path) in _sources) _journal.AddSource(layout, path);
        return _journal;
    }

    /// <summary>The run for changes that no cmdlet made, such as a script's; null where none of the pipeline's cmdlets changes contacts, or none can be kept.</summary>
    public RunJournal? BeginForOthers(CrmCmdlet cmdlet) =>
        _journal ?? (_choice is { } choice && _members.Exists(m => m is PolicyChangingCmdlet) ? Begin(cmdlet, choice) : null);

    /// <summary>Its cmdlets and the names of their parameters. Values may be personal data and are left out.</summary>
    public string Describe() => string.Join(" | ", _members.OrderBy(m => m.MyInvocation.PipelinePosition)
        .Select(m => string.Join(' ', m.MyInvocation.BoundParameters.Keys.Where(p => p != "InputObject").Order(StringComparer.Ordinal).Select(p => "-" + p).Prepend(m.MyInvocation.MyCommand.Name))));

    /// <summary>Notes that a cmdlet came to its end; the run is done when the pipeline's last does.</summary>
    public void Ended(CrmCmdlet cmdlet)
    {
        lock (_members) _lastEnded |= ReferenceEquals(_members.MaxBy(m => m.MyInvocation.PipelinePosition), cmdlet);
    }

    /// <summary>Leaves the run; with the last cmdlet it ends.</summary>
    public void Leave()
    {
        lock (_members)
        {
            if (++_left < _members.Count) return;
        }
        try
        {
            _journal?.End(_lastEnded);
            NoteFiles();
        }
        catch (StoreException)
        {
            // What could not be written last leaves the run as broken, which is what it is.
        }
        finally
        {
            _journal?.Dispose();
            _store?.Dispose();
            (_journal, _store) = (null, null);
        }
    }

    /// <summary>Files of a pipeline that changed nothing are noted in its store, where there is one.</summary>
    private void NoteFiles()
    {
        if (_files.Count == 0) return;
        if (_store is null && _choice is { } choice && File.Exists(choice.Location.Path)) _store = CrmStore.Open(choice.Location.Path);
        if (_store is null) return;
        foreach ((string kind, string path) in _files) KnownFiles.Note(_store, kind, path);
        _files.Clear();
    }

    /// <summary>What cmdlets of one pipeline share. PowerShell does not show it; without it a cmdlet is a pipeline of its own.</summary>
    private static object PipelineOf(CrmCmdlet cmdlet)
    {
        object runtime = cmdlet.CommandRuntime;
        return runtime.GetType().GetProperty("PipelineProcessor", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)?.GetValue(runtime) ?? runtime;
    }
}
