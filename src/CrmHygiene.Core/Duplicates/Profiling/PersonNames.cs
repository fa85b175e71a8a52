using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Duplicates.Profiling;

/// <summary>Given and family names over one shared pool, from two columns or from a full name.</summary>
internal static class PersonNames
{
    public static MatchField[] FromColumns(RecordTable table, ColumnProfile? given, ColumnProfile? surname)
    {
        TextPool values = new();
        List<MatchField> fields = [];
        int[]? first = given is null ? null : Codes(table, given, values);
        int[]? last = surname is null ? null : Codes(table, surname, values);
        ValuePool pool = values.Freeze();
        if (first is not null) fields.Add(FieldBuilder.Create(given!.Name, EvidenceKind.GivenName, given.Index, pool, first));
        if (last is not null) fields.Add(FieldBuilder.Create(surname!.Name, EvidenceKind.Surname, surname.Index, pool, last));
        return fields.ToArray();
    }

    public static MatchField[] FromFullName(RecordTable table, ColumnProfile full)
    {
        TextPool raw = table.Pool(full.Index), values = new();
        int[] first = new int[raw.Count], middle = new int[raw.Count], last = new int[raw.Count];
        byte[] buffer = new byte[4096], other = new byte[4096];
        for (int code = 1; code < raw.Count; code++)
        {
            ReadOnlySpan<byte> text = raw[code];
            if (text.Length > 1000) text = text[..1000];
            int comma = text.IndexOf((byte)',');
            int length = ValueFolder.Apply(text, EvidenceKind.FullName, DateOrder.Unknown, buffer);
            ReadOnlySpan<byte> name = buffer.AsSpan(0, length);
            if (comma > 0)
            {
                // "Smith, John": the part after the comma comes first, unless only titles stand there
                int after = ValueFolder.Apply(text[(comma + 1)..], EvidenceKind.FullName, DateOrder.Unknown, other);
                if (after > 0)
                {
                    other[after++] = (byte)' ';
                    after += ValueFolder.Apply(text[..comma], EvidenceKind.FullName, DateOrder.Unknown, other.AsSpan(after));
                    name = other.AsSpan(0, after);
                }
            }
            Split(name, raw.Frequency(code), values, out first[code], out middle[code], out last[code]);
        }
        ValuePool pool = values.Freeze();
        return
        [
            FieldBuilder.Create(full.Name + " (given)", EvidenceKind.GivenName, full.Index, pool, Rows(table, full.Index, first)),
            FieldBuilder.Create(full.Name + " (family)", EvidenceKind.Surname, full.Index, pool, Rows(table, full.Index, last)),
            FieldBuilder.Create(full.Name + " (middle)", EvidenceKind.MiddleName, full.Index, pool, Rows(table, full.Index, middle)),
        ];
    }

    private static void Split(ReadOnlySpan<byte> name, int count, TextPool values, out int first, out int middle, out int last)
    {
        int from = name.IndexOf((byte)' '), to = name.LastIndexOf((byte)' ');
        first = middle = 0;
        last = values.Add(to < 0 ? name : name[(to + 1)..], count);
        if (from > 0) first = values.Add(name[..from], count);
        if (to > from) middle = values.Add(name[(from + 1)..to], count);
    }

    private static int[] Codes(RecordTable table, ColumnProfile profile, TextPool values)
    {
        TextPool raw = table.Pool(profile.Index);
        int[] map = new int[raw.Count];
        byte[] buffer = new byte[4096];
        for (int code = 1; code < raw.Count; code++)
        {
            ReadOnlySpan<byte> text = raw[code];
            if (text.Length > 1000) text = text[..1000];
            map[code] = values.Add(buffer.AsSpan(0, ValueFolder.Apply(text, profile.Kind, profile.DateOrder, buffer)), raw.Frequency(code));
        }
        return Rows(table, profile.Index, map);
    }

    private static int[] Rows(RecordTable table, int column, int[] map)
    {
        ReadOnlySpan<int> cells = table.Cells(column);
        int[] codes = new int[cells.Length];
        for (int row = 0; row < codes.Length; row++) codes[row] = map[cells[row]];
        return codes;
    }
}
