using Link = CrmHygiene.Core.Duplicates.Scoring.Link;

namespace CrmHygiene.Core.Duplicates.Clustering;

/// <summary>
/// Joins rows into groups, strongest link first, as long as the average over all pairs between two groups speaks for it
/// (group average linkage). A single strong pair cannot chain two groups together that otherwise differ.
/// </summary>
/// <param name="scoreOf">The score of a pair of rows that is not among the links.</param>
/// <param name="cut">The least average score to join.</param>
/// <param name="cap">Scores count at most this much either way.</param>
internal sealed class RowClusters(Func<int, int, double> scoreOf, double cut, double cap)
{
    private sealed class Cluster(int row)
    {
        public List<int> Rows { get; private set; } = [row];
        public Dictionary<int, double> Links { get; } = [];
        public bool Gone { get; set; }
    }

    private readonly record struct Candidate(double Average, int A, int B) : IComparable<Candidate>
    {
        // the queue takes the smallest first
        public int CompareTo(Candidate other)
        {
            int order = other.Average.CompareTo(Average);
            if (order == 0) order = A.CompareTo(other.A);
            return order != 0 ? order : B.CompareTo(other.B);
        }
    }

    /// <summary>Groups the rows of one connected component.</summary>
    /// <param name="links">Pairs with their scores; each pair once.</param>
    /// <returns>The groups with two or more rows.</returns>
    public List<List<int>> Join(IReadOnlyList<Link> links)
    {
        if (links.Count == 1) return Clip(links[0].Score) >= cut ? [[links[0].A, links[0].B]] : [];
        Dictionary<int, int> index = [];
        List<Cluster> clusters = [];
        PriorityQueue<Candidate, Candidate> queue = new();
        foreach ((int a, int b, float score, _) in links)
        {
            int x = IndexOf(a), y = IndexOf(b);
            double clipped = Clip(score);
            clusters[x].Links[y] = clipped;
            clusters[y].Links[x] = clipped;
            Push(x, y, clipped);
        }
        while (queue.TryDequeue(out Candidate link, out _))
        {
            if (clusters[link.A].Gone || clusters[link.B].Gone) continue;
            Merge(link.A, link.B);
        }
        return clusters.Where(c => !c.Gone && c.Rows.Count > 1).Select(c => c.Rows).ToList();

        int IndexOf(int row)
        {
            if (index.TryGetValue(row, out int at)) return at;
            clusters.Add(new Cluster(row));
            return index[row] = clusters.Count - 1;
        }

        void Push(int x, int y, double sum)
        {
            double average = sum / ((double)clusters[x].Rows.Count * clusters[y].Rows.Count);
            if (average < cut) return;
            Candidate link = new(average, Math.Min(x, y), Math.Max(x, y));
            queue.Enqueue(link, link);
        }

        void Merge(int x, int y)
        {
            Cluster a = clusters[x], b = clusters[y];
            Cluster joined = new(0);
            joined.Rows.Clear();
            joined.Rows.AddRange(a.Rows);
            joined.Rows.AddRange(b.Rows);
            a.Gone = b.Gone = true;
            clusters.Add(joined);
            int id = clusters.Count - 1;
            foreach (int other in a.Links.Keys.Concat(b.Links.Keys).Distinct().Order())
            {
                Cluster c = clusters[other];
                if (c.Gone) continue;
                double sum = Sum(a, other) + Sum(b, other);
                joined.Links[other] = sum;
                c.Links.Remove(x);
                c.Links.Remove(y);
                c.Links[id] = sum;
                Push(id, other, sum);
            }
            a.Links.Clear();
            b.Links.Clear();
        }

        double Sum(Cluster from, int to)
        {
            if (from.Links.TryGetValue(to, out double known)) return known;
            double sum = 0;
            foreach (int p in from.Rows)
                foreach (int q in clusters[to].Rows) sum += Clip(scoreOf(p, q));
            return sum;
        }
    }

    // what a person decided is never outvoted
    private double Clip(double score) => Math.Abs(score) >= Decisions.DecidedPairs.Forced ? score : Math.Clamp(score, -cap, cap);
}
