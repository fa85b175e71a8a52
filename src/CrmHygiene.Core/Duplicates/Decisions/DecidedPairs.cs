using CrmHygiene.Core.Duplicates.Scoring;

namespace CrmHygiene.Core.Duplicates.Decisions;

/// <summary>The pairs of rows a person has decided on.</summary>
internal sealed class DecidedPairs
{
    /// <summary>Scores of this size stand for a decision and outweigh everything.</summary>
    public const double Forced = 1e6;

    private const int MostPairs = 1000;

    private readonly Dictionary<(int, int), DuplicateAnswer> _answers = [];

    public DecidedPairs(IReadOnlyList<DecisionLog> logs, RowPrints prints, int rows, CancellationToken cancel)
    {
        List<(DecisionEntry Entry, int[] Left, int[] Right)> found = [];
        foreach (DecisionLog log in logs.Where(l => l.Count > 0)) Find(log, prints, rows, found, cancel);
        foreach ((DecisionEntry entry, int[] left, int[] right) in found.OrderBy(f => f.Entry.Date).ThenBy(f => f.Entry.Answer == DuplicateAnswer.Different))
        {
            if ((long)left.Length * right.Length > MostPairs) continue;
            foreach (int a in left)
                foreach (int b in right)
                    if (a != b) _answers[(Math.Min(a, b), Math.Max(a, b))] = entry.Answer;
        }
    }

    public bool IsEmpty => _answers.Count == 0;

    public int Count => _answers.Count;

    /// <summary>What was said about two rows; null where nobody was asked.</summary>
    public DuplicateAnswer? Of(int a, int b) => _answers.TryGetValue((Math.Min(a, b), Math.Max(a, b)), out DuplicateAnswer answer) ? answer : null;

    /// <summary>The score of a pair, or the decision on it.</summary>
    public double Override(int a, int b, double score) => IsEmpty ? score : Of(a, b) switch
    {
        DuplicateAnswer.Same => Forced,
        DuplicateAnswer.Different => -Forced,
        _ => score,
    };

    /// <summary>The links with the decisions in them.</summary>
    public List<Link> Apply(List<Link> links)
    {
        if (IsEmpty) return links;
        List<Link> all = links.Where(l => Of(l.A, l.B) is null or DuplicateAnswer.Unsure).ToList();
        foreach (((int a, int b), DuplicateAnswer answer) in _answers)
            if (answer != DuplicateAnswer.Unsure) all.Add(new Link(a, b, (float)Override(a, b, 0), 1));
        all.Sort();
        return all;
    }

    private static void Find(DecisionLog log, RowPrints prints, int rows, List<(DecisionEntry, int[], int[])> found, CancellationToken cancel)
    {
        HashSet<string> wanted = new(log.Entries.SelectMany(e => e.Left.Concat(e.Right)), StringComparer.Ordinal);
        Dictionary<string, List<int>> known = new(StringComparer.Ordinal);
        for (int row = 0; row < rows; row++)
        {
            if (row % 1024 == 0) cancel.ThrowIfCancellationRequested();
            foreach (string hash in prints.Of(row).Select(log.Hash).Where(wanted.Contains))
            {
                if (!known.TryGetValue(hash, out List<int>? list)) known[hash] = list = [];
                list.Add(row);
            }
        }
        foreach (DecisionEntry entry in log.Entries) found.Add((entry, Rows(known, entry.Left), Rows(known, entry.Right)));
    }

    private static int[] Rows(Dictionary<string, List<int>> known, string[] hashes) =>
        hashes.SelectMany(h => known.GetValueOrDefault(h) ?? []).Distinct().Order().ToArray();
}
