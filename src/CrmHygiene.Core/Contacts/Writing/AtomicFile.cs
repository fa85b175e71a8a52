namespace CrmHygiene.Core.Contacts.Writing;

/// <summary>
/// Writes a file under a temporary name beside it and moves it into place when complete: a killed run leaves the old
/// file or the new one, never a part.
/// </summary>
public sealed class AtomicFile : IDisposable
{
    private readonly string _temporary;
    private readonly bool _overwrite;
    private bool _committed;

    /// <summary>Creates the temporary file.</summary>
    /// <param name="path">The destination.</param>
    /// <param name="overwrite">Whether an existing file may be replaced.</param>
    /// <exception cref="ContactFileException">The destination is a folder, in a missing folder, exists (without <paramref name="overwrite"/>), or is locked.</exception>
    public AtomicFile(string path, bool overwrite = true)
    {
        Path = System.IO.Path.GetFullPath(path);
        _overwrite = overwrite;
        string folder = System.IO.Path.GetDirectoryName(Path) ?? ".";
        if (Directory.Exists(Path)) throw new ContactFileException(ContactFileProblem.PathIsFolder, Path, $"'{Path}' is a folder, not a file.");
        if (!Directory.Exists(folder)) throw new ContactFileException(ContactFileProblem.FolderNotFound, Path, $"There is no folder '{folder}' to write '{System.IO.Path.GetFileName(Path)}' in.");
        if (File.Exists(Path))
        {
            if (!overwrite) throw new ContactFileException(ContactFileProblem.FileExists, Path, $"The file '{Path}' exists already.");
            RequireUnlocked();
        }
        _temporary = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileName(Path)}.{Environment.ProcessId:x}{Environment.TickCount64:x}.tmp");
        Stream = Guard(() => new FileStream(_temporary, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 256 * 1024,
        }));
    }

    /// <summary>The destination's full path.</summary>
    public string Path { get; }

    /// <summary>The stream of the temporary file.</summary>
    public FileStream Stream { get; }

    /// <summary>Flushes to disk and moves the file into place.</summary>
    /// <exception cref="ContactFileException">The destination is locked, or the disk is full.</exception>
    public void Commit()
    {
        Guard(() =>
        {
            Stream.Flush(flushToDisk: true);
            Stream.Dispose();
            if (OperatingSystem.IsLinux() && File.Exists(Path)) File.SetUnixFileMode(_temporary, File.GetUnixFileMode(Path));
            File.Move(_temporary, Path, _overwrite);
            return true;
        });
        _committed = true;
    }

    /// <summary>Drops the temporary file unless committed.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        if (!_committed) File.Delete(_temporary);
    }

    private void RequireUnlocked() => Guard(() =>
    {
        using var probe = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.Read | FileShare.Delete);
        return true;
    });

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException || (exception is IOException && exception is not ContactFileException))
        {
            bool space = exception.HResult == unchecked((int)0x80070070) || exception.Message.Contains("space", StringComparison.OrdinalIgnoreCase);
            throw space
                ? new ContactFileException(ContactFileProblem.InputOutput, Path, $"There is no space left to write '{Path}'. Nothing was changed.", exception)
                : new ContactFileException(ContactFileProblem.FileIsLocked, Path, $"'{Path}' cannot be written: another program holds it, or access is denied. Nothing was changed.", exception);
        }
    }
}
