namespace CrmHygiene.HelpBuilder;

/// <summary>What to read and where to write.</summary>
/// <param name="AssemblyPath">The compiled cmdlets.</param>
/// <param name="DocPaths">XML documentation files.</param>
/// <param name="PagesFolder">The folder of <c>Verb-Noun.md</c> and <c>about_*.md</c>.</param>
/// <param name="OutFolder">The folder of one culture, such as <c>module/bin/en-US</c>.</param>
internal sealed record HelpOptions(string AssemblyPath, IReadOnlyList<string> DocPaths, string PagesFolder, string OutFolder)
{
    private const string Usage = "usage: CrmHygiene.HelpBuilder --assembly <dll> --doc <xml> [--doc <xml>] --pages <folder> --out <folder>";

    /// <summary>The MAML file, named after the assembly as Get-Help expects it.</summary>
    public string MamlPath => Path.Combine(OutFolder, Path.GetFileName(AssemblyPath) + "-Help.xml");

    /// <summary>Reads the command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="error">Where the usage goes.</param>
    /// <returns>Null where an argument is missing or unknown.</returns>
    public static HelpOptions? Parse(string[] args, TextWriter error)
    {
        string? assembly = null, pages = null, output = null;
        List<string> docs = [];
        for (int i = 0; i + 1 < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--assembly": assembly = Path.GetFullPath(args[i + 1]); break;
                case "--doc": docs.Add(Path.GetFullPath(args[i + 1])); break;
                case "--pages": pages = Path.GetFullPath(args[i + 1]); break;
                case "--out": output = Path.GetFullPath(args[i + 1]); break;
                default: assembly = null; i = args.Length; break;
            }
        }
        if (args.Length % 2 == 0 && assembly is not null && pages is not null && output is not null && docs.Count > 0)
            return new HelpOptions(assembly, docs, pages, output);
        error.WriteLine(Usage);
        return null;
    }
}
