namespace CrmHygiene.Core.Changes.Journal;

/// <summary>Where rows that an undo puts back stand.</summary>
internal static class RowOrder
{
    /// <summary>
    /// Where the list follows its sources, all rows stand by source and line again, also those a merge had moved.
    /// Otherwise the list keeps its order, and each row put back stands behind the one it followed in its source.
    /// </summary>
    public static List<UndoRow> Arrange(List<UndoRow> rows, List<UndoRow> added)
    {
        Dictionary<int, int> rank = [];
        foreach (UndoRow row in rows.Concat(added.OrderBy(r => r.Source))) rank.TryAdd(row.Source, rank.Count);
        int Compare(UndoRow a, UndoRow b) => a.Source != b.Source ? rank[a.Source].CompareTo(rank[b.Source]) : a.Line.CompareTo(b.Line);

        if (Follows(rows.Where(r => r.IsUntouched), Compare)) return [.. rows.Concat(added).Order(Comparer<UndoRow>.Create(Compare))];
        UndoRow[] sorted = [.. rows.Order(Comparer<UndoRow>.Create(Compare))];
        ILookup<UndoRow?, UndoRow> behind = added.Order(Comparer<UndoRow>.Create(Compare)).ToLookup(row => Before(sorted, row, Compare));
        List<UndoRow> result = [.. behind[null]];
        foreach (UndoRow row in rows)
        {
            result.Add(row);
            result.AddRange(behind[row]);
        }
        return result;
    }

    /// <summary>The last of the sorted rows that stands before a row; null where none does.</summary>
    private static UndoRow? Before(UndoRow[] sorted, UndoRow row, Comparison<UndoRow> compare)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (compare(sorted[middle], row) < 0) low = middle + 1;
            else high = middle;
        }
        return low == 0 ? null : sorted[low - 1];
    }

    private static bool Follows(IEnumerable<UndoRow> rows, Comparison<UndoRow> compare)
    {
        UndoRow? last = null;
        foreach (UndoRow row in rows)
        {
            if (row.Line == 0 || (last is not null && compare(last, row) > 0)) return false;
            last = row;
        }
        return true;
    }
}
