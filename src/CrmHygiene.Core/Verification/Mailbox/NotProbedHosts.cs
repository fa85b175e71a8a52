namespace CrmHygiene.Core.Verification.Mailbox;

/// <summary>Whose mail hosts are not asked, and why.</summary>
internal sealed class NotProbedHosts
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> BuiltIn = new(Read);
    private readonly HashSet<string> _more;

    public NotProbedHosts(IEnumerable<string> more) => _more = [.. more.Select(h => h.Trim().TrimEnd('.').ToLowerInvariant())];

    /// <summary>Why a host is not asked, or null where it may be.</summary>
    /// <param name="host">A host name in lower case.</param>
    public string? WhyNot(string host)
    {
        for (string name = host; ;)
        {
            if (BuiltIn.Value.TryGetValue(name, out string? why)) return why;
            if (_more.Contains(name)) return "the policy names it";
            int dot = name.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0) return null;
            name = name[(dot + 1)..];
        }
    }

    private static Dictionary<string, string> Read()
    {
        using Stream stream = typeof(NotProbedHosts).Assembly.GetManifestResourceStream("CrmHygiene.Mailbox.not-probed.tsv")
            ?? throw new InvalidOperationException("The assembly lacks its list not-probed.tsv.");
        using StreamReader reader = new(stream);
        Dictionary<string, string> hosts = new(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            string[] cells = line.Split('\t');
            hosts[cells[0]] = $"{cells[1]}: {cells[2]}";
        }
        return hosts;
    }
}
