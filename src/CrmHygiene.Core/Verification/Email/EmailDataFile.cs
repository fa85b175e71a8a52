namespace CrmHygiene.Core.Verification.Email;

/// <summary>The reference lists this assembly carries.</summary>
internal static class EmailDataFile
{
    public static IEnumerable<string> Read(string name)
    {
        using Stream stream = typeof(EmailDataFile).Assembly.GetManifestResourceStream("CrmHygiene.Email." + name)
            ?? throw new InvalidOperationException($"The assembly lacks its list {name}.");
        using StreamReader reader = new(stream);
        List<string> lines = [];
        while (reader.ReadLine() is { } line) lines.Add(line);
        return Entries(lines);
    }

    /// <summary>The entries of a list in lower case: no comments, no blank lines.</summary>
    public static IEnumerable<string> Entries(IEnumerable<string> lines) =>
        lines.Select(l => l.Trim().ToLowerInvariant()).Where(l => l.Length > 0 && l[0] != '#' && l != "!");
}
