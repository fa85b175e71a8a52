namespace CrmHygiene.Core.Contacts;

/// <summary>Why a file could not be read or written as a list of contacts. The names are stable: they become error ids.</summary>
public enum ContactFileProblem
{
    /// <summary>There is no such file.</summary>
    FileNotFound,
    /// <summary>The path is a folder.</summary>
    PathIsFolder,
    /// <summary>The file has no bytes.</summary>
    FileIsEmpty,
    /// <summary>The file has a header but no row.</summary>
    FileHasHeaderOnly,
    /// <summary>The file is not text.</summary>
    FileIsBinary,
    /// <summary>The encoding's name is not known.</summary>
    UnknownEncoding,
    /// <summary>Access was denied, or another process holds the file.</summary>
    FileIsLocked,
    /// <summary>The folder of the destination does not exist.</summary>
    FolderNotFound,
    /// <summary>The destination exists and may not be replaced.</summary>
    FileExists,
    /// <summary>Contacts that only show a plan would replace a file.</summary>
    PlannedContacts,
    /// <summary>Contacts that findings brought without the others of their list would replace a file.</summary>
    FoundContactsOnly,
    /// <summary>The header cannot be read as column names.</summary>
    HeaderInvalid,
    /// <summary>Somebody changed the file between reading and writing.</summary>
    FileChanged,
    /// <summary>Reading or writing failed midway.</summary>
    InputOutput,
}

/// <summary>A file could not be read or written as a list of contacts. The message names the file and the line, never a value.</summary>
public sealed class ContactFileException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="path">The file.</param>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="inner">The cause, if any.</param>
    public ContactFileException(ContactFileProblem problem, string path, string message, Exception? inner = null) : base(message, inner)
    {
        Problem = problem;
        Path = path;
    }

    /// <summary>What is wrong.</summary>
    public ContactFileProblem Problem { get; }

    /// <summary>The file.</summary>
    public string Path { get; }
}
