namespace CrmHygiene.Core.Duplicates.Decisions;

/// <summary>The answers people gave about pairs of contacts, by keyed hashes of what the contacts are recognised by. Not thread-safe.</summary>
public abstract class DecisionLog
{
    private readonly List<DecisionEntry> _entries = [];

    private protected DecisionLog()
    {
    }

    /// <summary>Number of answers.</summary>
    public int Count => _entries.Count;

    internal IReadOnlyList<DecisionEntry> Entries => _entries;

    /// <summary>What was known and holds no longer.</summary>
    private protected List<DecisionEntry> Replaced { get; } = [];

    /// <summary>Remembers an answer; an earlier one about the same two is forgotten.</summary>
    /// <param name="result">The search that has the two rows.</param>
    /// <param name="left">0-based row.</param>
    /// <param name="right">0-based row.</param>
    /// <param name="answer">What the person said.</param>
    /// <param name="on">The day.</param>
    public void Add(DuplicateResult result, int left, int right, DuplicateAnswer answer, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(result);
        (string[] a, string[] b) = (result.PrintsOf(left).Select(Hash).ToArray(), result.PrintsOf(right).Select(Hash).ToArray());
        // what both share cannot tell them apart
        string[] shared = a.Intersect(b).ToArray();
        DecisionEntry entry = new(answer, on, a.Except(shared).DefaultIfEmpty(a[0]).ToArray(), b.Except(shared).DefaultIfEmpty(b[0]).ToArray())
        {
            Addresses = [.. new[] { left, right }.Select(result.AddressOf).OfType<string>().Distinct()],
        };
        Replaced.AddRange(_entries.Where(entry.IsAbout));
        _entries.RemoveAll(entry.IsAbout);
        _entries.Add(entry);
    }

    /// <summary>Keeps the answers.</summary>
    public abstract void Save();

    internal abstract string Hash(string print);

    /// <summary>Takes in an answer that was read.</summary>
    private protected void Load(DecisionEntry entry)
    {
        // two people may have answered: the later answer counts, else the one that joins nobody
        int other = _entries.FindIndex(entry.IsAbout);
        if (other < 0) _entries.Add(entry);
        else if (entry.Date > _entries[other].Date || entry.Date == _entries[other].Date && entry.Answer == DuplicateAnswer.Different) _entries[other] = entry;
    }
}
