namespace CrmHygiene.Core.Changes.Journal;

/// <summary>Where the columns of one list stand in another: by header, the same header's first by first, else by name.</summary>
internal static class ColumnMatch
{
    /// <returns>For each column of <paramref name="from"/> its column in <paramref name="to"/>, or -1.</returns>
    public static int[] Of(ContactLayout from, ContactLayout to)
    {
        int[] map = new int[from.Columns.Count];
        var taken = new bool[to.Columns.Count];
        for (int i = 0; i < map.Length; i++)
        {
            map[i] = -1;
            for (int j = 0; j < taken.Length && map[i] < 0; j++)
                if (!taken[j] && to.Columns[j].Header == from.Columns[i].Header) map[i] = j;
            if (map[i] >= 0) taken[map[i]] = true;
        }
        for (int i = 0; i < map.Length; i++)
        {
            if (map[i] >= 0) continue;
            ContactColumn column = from.Columns[i];
            int found = column.Field != ContactField.None ? to.IndexOf(column.Field) : to.IndexOf(column.Name);
            if (found < 0 || taken[found]) continue;
            map[i] = found;
            taken[found] = true;
        }
        return map;
    }
}
