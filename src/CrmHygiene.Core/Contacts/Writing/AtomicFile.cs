namespace CrmHygiene.Core.Contacts.Writing;

/// <summary>
/// Writes a file under a temporary name beside it and moves it into place when complete: a killed run leaves the old
/// file or the new one, never a part.
/// </summary>
public sealed class AtomicFile : IDisposable
{
    private readonly string _temporary;
    private readonly bool _overwrite;
    private readonly FileStream _file;
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
        LeftoverFiles.Sweep(Path);
        _file = Guard(() => new FileStream(_temporary, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 256 * 1024,
        }));
        Stream = new TemporaryStream(_file, Failed);
    }

    /// <summary>The destination's full path.</summary>
    public string Path { get; }

    /// <summary>The stream of the temporary file.</summary>
    public Stream Stream { get; }

    /// <summary>The temporary file's path.</summary>
    internal string TemporaryPath => _temporary;

    /// <summary>Flushes to disk and moves the file into place.</summary>
    /// <exception cref="ContactFileException">The destination is locked, or the disk is full.</exception>
    public void Commit()
    {
        Guard(() =>
        {
            _file.Flush(flushToDisk: true);
            _file.Dispose();
            if (OperatingSystem.IsLinux() && File.Exists(Path)) File.SetUnixFileMode(_temporary, File.GetUnixFileMode(Path));
            File.Move(_temporary, Path, _overwrite);
            return true;
        });
        _committed = true;
    }

    /// <summary>Drops the temporary file unless committed.</summary>
    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (ContactFileException) when (!_committed)
        {
            // What is still to be written has no room on a full disk, and is dropped.
        }
        finally
        {
            if (!_committed) File.Delete(_temporary);
        }
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
            throw Failed(exception);
        }
    }

    private ContactFileException Failed(Exception exception)
    {
        bool space = exception.HResult == unchecked((int)0x80070070) || exception.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase);
        return space
            ? new ContactFileException(ContactFileProblem.InputOutput, Path, $"There is no space left to write '{Path}'. Nothing was changed.", exception)
            : new ContactFileException(ContactFileProblem.FileIsLocked, Path, $"'{Path}' cannot be written: another program holds it, or access is denied. Nothing was changed.", exception);
    }
}
