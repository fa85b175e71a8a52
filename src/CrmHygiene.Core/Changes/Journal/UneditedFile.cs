using CrmHygiene.Core.Contacts;

namespace CrmHygiene.Core.Changes.Journal;

/// <summary>A list as it was when an undo was decided on: a person, or another undo, may change it before the undo is written.</summary>
internal sealed class UneditedFile
{
    private readonly string _path;

    /// <summary>Takes note of a list; to be made before it is read.</summary>
    public UneditedFile(string path)
    {
        _path = path;
        Hash = FileHash.OfExisting(path);
    }

    /// <summary>The hash it had; empty where there was none.</summary>
    public string Hash { get; }

    /// <summary>To be called right before a file takes its place.</summary>
    /// <param name="destination">That file's path; another than the list's replaces no edit.</param>
    /// <exception cref="ContactFileException">The list was changed since.</exception>
    public void Require(string destination)
    {
        if (destination != _path || FileHash.OfExisting(_path) == Hash) return;
        throw new ContactFileException(ContactFileProblem.FileChanged, _path, $"'{_path}' was changed while it was to be taken back. It was left as it is; run the undo again.");
    }
}
