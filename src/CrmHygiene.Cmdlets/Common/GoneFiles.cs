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
            if (!File.Exists(path)) yield return entry;
            else
                foreach (string line in File.ReadLines(path)) yield return line;
        }
    }
}
