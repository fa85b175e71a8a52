namespace CrmHygiene.Core.Duplicates.Clustering;

/// <summary>Connected components by union-find.</summary>
internal sealed class Components
{
    private readonly int[] _parent;

    public Components(int rows)
    {
        _parent = new int[rows];
        for (int i = 0; i < rows; i++) _parent[i] = i;
    }

    public int Find(int row)
    {
        while (_parent[row] != row) row = _parent[row] = _parent[_parent[row]];
        return row;
    }

    /// <summary>Joins two rows; the lower root stays the root.</summary>
    public void Join(int a, int b)
    {
        a = Find(a);
        b = Find(b);
        if (a == b) return;
        if (a < b) _parent[b] = a;
        else _parent[a] = b;
    }
}
