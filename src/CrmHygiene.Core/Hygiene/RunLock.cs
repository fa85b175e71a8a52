using CrmHygiene.Core.Contacts;

namespace CrmHygiene.Core.Hygiene;

/// <summary>Keeps two runs from writing one list at the same time. A killed run leaves no lock: the system frees it.</summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a destination.</summary>
    /// <exception cref="ContactFileException">Another run has it, or the folder cannot be written.</exception>
    public static RunLock Take(string destination)
    {
        string full = Path.GetFullPath(destination), folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder)) throw new ContactFileException(ContactFileProblem.FolderNotFound, full, $"There is no folder '{folder}' to write '{Path.GetFileName(full)}' in.");
        string path = Path.Combine(folder, $".{Path.GetFileName(full)}.lock");
        try
        {
            return new RunLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new ContactFileException(ContactFileProblem.InputOutput, full, $"The folder '{folder}' cannot be written.", exception);
        }
        catch (IOException exception)
        {
            throw new ContactFileException(ContactFileProblem.FileIsLocked, full, $"Another run is writing '{full}'. Nothing was changed; start again when it is done.", exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
