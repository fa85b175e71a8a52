using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Changes.Journal;

/// <summary>
/// Takes a run back: fields and dropped contacts return to the file the run wrote. What was edited since is named and
/// left alone; no opt-out is taken back, and nothing that was erased returns. An undo is itself a run.
/// </summary>
public sealed class RunUndo
{
    private readonly CrmStore _store;
    private readonly UndoRequest _request;
    private readonly RunData _data;
    private readonly List<UndoFile> _files = [];

    /// <summary>Decides what an undo does; writes nothing.</summary>
    /// <param name="store">The store.</param>
    /// <param name="request">What to take back.</param>
    /// <param name="progress">Told what is done, and the share of it from 0 to 1; null tells nobody.</param>
    /// <exception cref="ArgumentException">There is no such run, its journal is no longer kept, or it wrote no file and none is named.</exception>
    /// <exception cref="ContactFileException">A file is missing or cannot be read whole.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public RunUndo(CrmStore store, UndoRequest request, Action<string, double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        _store = store;
        _request = request;
        CrmRun run = RunLog.Find(store, request.RunId) ?? throw new ArgumentException($"The store '{store.Path}' has no run {request.RunId}.", nameof(request));
        if (run.State == RunState.Undone) throw new ArgumentException($"Run {run.Id} was taken back before.", nameof(request));
        if (run.State == RunState.Running && run.Machine == Environment.MachineName) throw new ArgumentException($"Run {run.Id} is still at work. Wait for its end, or stop it, before it is taken back.", nameof(request));
        _data = RunData.Load(store, request.RunId);
        if (_data.Entries.Count == 0) throw new ArgumentException(run.Changed + run.Merged + run.Removed == 0 ? $"Run {run.Id} changed nothing." : $"What run {run.Id} changed is no longer kept.", nameof(request));
        foreach (string path in Paths(run)) _files.Add(new UndoFile(store, _data, request, path, progress));
    }

    /// <summary>What the undo does, or would do, file by file.</summary>
    public IReadOnlyList<UndoResult> Plan => [.. _files.Select(f => f.Result(DestinationOf(f), null))];

    /// <summary>Writes the files. Each is replaced when it is complete.</summary>
    /// <param name="request">What is noted of the undo as a run.</param>
    /// <param name="progress">Told what is done, and the share of it from 0 to 1; null tells nobody.</param>
    /// <exception cref="ContactFileException">A file cannot be written, or was edited since the undo was decided on.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="StoreException">The store cannot be written; no file was replaced.</exception>
    public IReadOnlyList<UndoResult> Apply(RunRequest request, Action<string, double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        using RunJournal run = RunJournal.Begin(_store, request with { Undoes = _request.Contacts is null ? _data.Run : null, Base = _data.Base });
        run.AddSources(_data.Sources);
        List<UndoResult> results = [];
        foreach (UndoFile file in _files)
        {
            file.Write(run, DestinationOf(file), progress);
            results.Add(file.Result(DestinationOf(file), run.Id));
        }
        run.End(done: true);
        return results;
    }

    private string DestinationOf(UndoFile file) => _request.Destination ?? file.Path;

    private List<string> Paths(CrmRun run)
    {
        if (_request.Path is { } named) return [named];
        // A killed run may not have put its file in place: then the old one stands there, and there is nothing to take back in it.
        List<string> paths = [.. _data.Files.Where(f => f.Written || FileHash.OfExisting(f.Path) is { Length: > 0 } hash && hash != f.HashBefore).Select(f => f.Path)];
        if (paths.Count > 1 && _request.Destination is not null) throw new ArgumentException($"Run {run.Id} wrote {Counted.Of(paths.Count, "file")}; one destination cannot take them all.");
        if (paths.Count > 0) return paths;
        throw new ArgumentException(_data.Files.Count > 0
            ? $"Run {run.Id} broke off before its file was in place: '{_data.Files[0].Path}' is as it was before the run, so there is nothing to take back. Get-CrmRun lists the runs before it."
            : run.State == RunState.Done ? $"Run {run.Id} wrote no file with Export-CrmContact. Name the list to take it back in with -Path."
            : $"Run {run.Id} was stopped before it wrote a file with Export-CrmContact, so there is nothing to take back in one. Get-CrmRun lists the runs before it; if it changed a list another way, name that with -Path.");
    }
}
