using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Lifecycle.Staleness;

namespace CrmHygiene.Cmdlets;

/// <summary>The list of gone companies from what was given: names and domains, or files of them.</summary>
internal static class GoneFiles
{
    public static GoneList Read(CrmCmdlet cmdlet, IEnumerable<string> entries) => new(Entries(cmdlet, entries));

    private static IEnumerable<string> Entries(CrmCmdlet cmdlet, IEnumerable<string> entries)
    {
        foreach (string entry in entries)
        {
            string path = cmdlet.ResolveDestination(entry);
            if (!File.Exists(path))
            {
                // A mistyped file would find nobody, and nobody would know.
                if (IsPath(entry)) cmdlet.ThrowTerminatingError(Errors.FromFile(new ContactFileException(ContactFileProblem.FileNotFound, path, $"There is no file '{path}' of companies that no longer exist.")));
                yield return entry;
            }
            else
                foreach (string line in File.ReadLines(path)) yield return line;
        }
    }

    private static bool IsPath(string entry) =>
        entry.StartsWith('.') || entry.StartsWith('/') || entry.StartsWith('~') || entry.Contains('\\', StringComparison.Ordinal) || Path.GetExtension(entry).ToLowerInvariant() is ".txt" or ".csv" or ".tsv" or ".lst";
}
