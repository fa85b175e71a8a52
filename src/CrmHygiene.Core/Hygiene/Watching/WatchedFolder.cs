using System.Text;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Hygiene.Watching;

/// <summary>
/// A folder that lists are dropped into. Each is cleaned into a folder for clean lists and goes to <c>done</c>, or to
/// <c>rejected</c> with a note that says why. One run at a time has the folder.
/// </summary>
public sealed class WatchedFolder : IDisposable
{
    private static readonly TimeSpan Rescan = TimeSpan.FromSeconds(30), Breath = TimeSpan.FromMilliseconds(200);

    private readonly RunLock _lock;
    private readonly FileSystemWatcher? _watcher;
    private readonly AutoResetEvent _changed = new(false);
    private readonly ArrivingFiles _files;
    private readonly TimeSpan _settle;
    private readonly bool _once;
    private int _looks;

    /// <summary>Opens the folder.</summary>
    /// <param name="path">The folder; it exists.</param>
    /// <param name="destination">The folder for clean lists.</param>
    /// <param name="settle">How long a file has to stay the same before it counts as complete.</param>
    /// <param name="once">Whether only what is there now is taken.</param>
    /// <param name="time">The clock; null takes the system's.</param>
    /// <exception cref="ContactFileException">The folder is missing, cannot be written, is the destination, or another run has it.</exception>
    public WatchedFolder(string path, string destination, TimeSpan settle, bool once, TimeProvider? time = null)
    {
        (Path, Destination, _settle, _once) = (System.IO.Path.GetFullPath(path), System.IO.Path.GetFullPath(destination), settle, once);
        if (!Directory.Exists(Path)) throw new ContactFileException(ContactFileProblem.FolderNotFound, Path, $"There is no folder '{Path}' to watch.");
        if (System.IO.Path.TrimEndingDirectorySeparator(Path) == System.IO.Path.TrimEndingDirectorySeparator(Destination))
            throw new ContactFileException(ContactFileProblem.PathIsFolder, Path, $"'{Path}' is watched, so clean lists need a folder of their own: they would be cleaned again.");
        _lock = RunLock.Take(System.IO.Path.Combine(Path, "watch"));
        try
        {
            _files = new ArrivingFiles(Path, settle, time ?? TimeProvider.System);
            if (once) return;
            _watcher = new FileSystemWatcher(Path);
            foreach (Action<FileSystemEventHandler> on in (Action<FileSystemEventHandler>[])[h => _watcher.Created += h, h => _watcher.Changed += h]) on((_, _) => _changed.Set());
            _watcher.Renamed += (_, _) => _changed.Set();
            _watcher.Error += (_, _) => _changed.Set();
            _watcher.EnableRaisingEvents = true;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>The full path of the folder for clean lists.</summary>
    public string Destination { get; }

    /// <summary>Where lists go that were cleaned.</summary>
    public string DoneFolder => System.IO.Path.Combine(Path, "done");

    /// <summary>Where lists go that were not, and the rows of all lists that cannot be read.</summary>
    public string RejectedFolder => System.IO.Path.Combine(Path, "rejected");

    /// <summary>Makes the folders that are missing, for a run that writes.</summary>
    /// <exception cref="ContactFileException">They cannot be made.</exception>
    public void MakeFolders()
    {
        try
        {
            foreach (string folder in (string[])[Destination, DoneFolder, RejectedFolder]) Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ContactFileException(ContactFileProblem.InputOutput, Path, $"The folders for lists from '{Path}' cannot be made: {exception.Message}", exception);
        }
    }

    /// <summary>The lists that are complete, the oldest first.</summary>
    public IReadOnlyList<string> Look()
    {
        _looks++;
        return _files.Look();
    }

    /// <summary>Waits until it is worth another look.</summary>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Whether to look again; false where only what was there is taken, and it was.</returns>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public bool Wait(CancellationToken cancel)
    {
        if (_once && (_looks > 1 || !_files.AreComing)) return false;
        // Events get lost, as with network drives, so the folder is looked at without any, too.
        WaitHandle[] handles = [cancel.WaitHandle, _changed];
        if (WaitHandle.WaitAny(handles, _files.AreComing ? _settle + Breath : Rescan) == 1) cancel.WaitHandle.WaitOne(Breath);
        cancel.ThrowIfCancellationRequested();
        return true;
    }

    /// <summary>The file for a clean list: named as the source, and no other list's; that of the same job where it broke off.</summary>
    /// <param name="source">The list.</param>
    /// <param name="goesOn">Whether the job into a file is one that broke off.</param>
    public string DestinationOf(string source, Func<string, bool>? goesOn = null) => Free(Destination, System.IO.Path.GetFileName(source), goesOn);

    /// <summary>The file for rows of a list that cannot be read.</summary>
    /// <param name="source">The list.</param>
    public string RejectsOf(string source) => Free(RejectedFolder, System.IO.Path.GetFileNameWithoutExtension(source) + "-rows.csv");

    /// <summary>Takes a list out of the folder.</summary>
    /// <param name="source">The list.</param>
    /// <param name="summary">What became of it.</param>
    /// <returns>Where it is now.</returns>
    /// <exception cref="IOException">It cannot be moved.</exception>
    public string Settle(string source, HygieneSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        string folder = summary.ExitCode == 0 ? DoneFolder : RejectedFolder;
        string path = Free(folder, System.IO.Path.GetFileName(source));
        File.Move(source, path);
        if (summary.ExitCode != 0) File.WriteAllText(path + ".problem.txt", $"ExitCode {summary.ExitCode}. {summary.Problem}\n", new UTF8Encoding(false));
        return path;
    }

    /// <summary>The run that cleaned the very same bytes out of this folder before; null where none did.</summary>
    /// <param name="store">The store.</param>
    /// <param name="source">The list.</param>
    public long? RunOf(CrmStore store, string source)
    {
        ArgumentNullException.ThrowIfNull(store);
        string hash = FileHash.Of(source);
        return store.Read(s => s.Query("SELECT r.id, s.path FROM run_source s JOIN run_run r ON r.id = s.run WHERE s.hash = $hash AND r.state = 'Done' ORDER BY r.id", r => (Id: r.GetInt64(0), Path: r.GetString(1)), ("$hash", hash)))
            .Where(r => System.IO.Path.GetDirectoryName(r.Path) == System.IO.Path.TrimEndingDirectorySeparator(Path)).Select(r => (long?)r.Id).FirstOrDefault();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watcher?.Dispose();
        _changed.Dispose();
        _lock.Dispose();
    }

    private static string Free(string folder, string name, Func<string, bool>? mine = null)
    {
        string path = System.IO.Path.Combine(folder, name);
        for (int i = 2; mine?.Invoke(path) != true && File.Exists(path); i++)
            path = System.IO.Path.Combine(folder, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{System.IO.Path.GetFileNameWithoutExtension(name)}-{i}{System.IO.Path.GetExtension(name)}"));
        return path;
    }
}
