using System.Text.Json;
using CrmHygiene.Core.Changes.Journal;

namespace CrmHygiene.Core.Hygiene;

/// <summary>
/// Files of a run that are complete on disk under temporary names, and its summary. From the moment the store has this the
/// run counts as done: whoever comes next only moves the files.
/// </summary>
internal sealed record PendingFiles
{
    public required HygieneSummary Summary { get; init; }

    /// <summary>In the order they are moved: the archive before the list without its contacts.</summary>
    public required IReadOnlyList<PendingFile> Files { get; init; }

    public string Write() => JsonSerializer.Serialize(this);

    public static PendingFiles Read(string text) => JsonSerializer.Deserialize<PendingFiles>(text)!;

    /// <summary>Moves what was not moved yet.</summary>
    /// <returns>Whether all files are in place; otherwise somebody took one away or made another in its place.</returns>
    public bool Move() => Files.All(f => f.Move());

    /// <summary>A complete file.</summary>
    /// <param name="Temporary">Where it is.</param>
    /// <param name="Path">Where it belongs.</param>
    /// <param name="Hash">Its content's hash.</param>
    /// <param name="Before">The hash of what it replaces; empty where there was nothing.</param>
    internal sealed record PendingFile(string Temporary, string Path, string Hash, string Before)
    {
        public bool Move()
        {
            string there = FileHash.OfExisting(Path);
            // Only a move takes the temporary file away; what was made of the list since is its owner's.
            if (!File.Exists(Temporary)) return there == Hash || (there.Length > 0 && there != Before);
            if (FileHash.Of(Temporary) != Hash || (there.Length > 0 && there != Before)) return false;
            if (OperatingSystem.IsLinux() && there.Length > 0) File.SetUnixFileMode(Temporary, File.GetUnixFileMode(Path));
            File.Move(Temporary, Path, overwrite: there.Length > 0);
            return true;
        }
    }
}
