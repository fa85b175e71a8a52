using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Duplicates.Profiling;

/// <summary>Turns profiled columns into evidence, so that nothing is counted twice.</summary>
internal static class FieldBuilder
{
    public static IReadOnlyList<MatchField> Build(RecordTable table, IReadOnlyList<ColumnProfile> profiles, int threads, CancellationToken cancel)
    {
        List<ColumnProfile> used = Select(profiles);
        List<Func<MatchField[]>> jobs = [];
        ColumnProfile? given = used.Find(p => p.Kind == EvidenceKind.GivenName), surname = used.Find(p => p.Kind == EvidenceKind.Surname), full = used.Find(p => p.Kind == EvidenceKind.FullName);
        if (given is not null || surname is not null) jobs.Add(() => PersonNames.FromColumns(table, given, surname));
        else if (full is not null) jobs.Add(() => PersonNames.FromFullName(table, full));
        foreach (ColumnProfile profile in used)
            if (profile.Kind is not (EvidenceKind.GivenName or EvidenceKind.Surname or EvidenceKind.FullName)) jobs.Add(() => [Single(table, profile)]);
        MatchField[][] fields = new MatchField[jobs.Count][];
        Parallel.For(0, jobs.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, i => fields[i] = jobs[i]());
        return fields.SelectMany(f => f).Where(f => f.Filled > 1 && (f.Coincidence < 1 || f.Filled <= ColumnProfiler.FewRows)).Take(PairComparer.MaxFields).ToArray();
    }

    // a further given or family name column (nickname, name at birth) is left to its own kind of text
    private static List<ColumnProfile> Select(IReadOnlyList<ColumnProfile> profiles)
    {
        List<ColumnProfile> used = [];
        foreach (ColumnProfile profile in profiles)
        {
            if (profile.Kind == EvidenceKind.Ignored || profile.Fill <= 0) continue;
            bool second = profile.Kind is EvidenceKind.GivenName or EvidenceKind.Surname or EvidenceKind.FullName && used.Exists(u => u.Kind == profile.Kind);
            if (second && profile.Kind == EvidenceKind.FullName) continue;
            used.Add(second ? profile with { Kind = EvidenceKind.Text } : profile);
        }
        return used;
    }

    private static MatchField Single(RecordTable table, ColumnProfile profile)
    {
        TextPool raw = table.Pool(profile.Index), values = new();
        int[] map = new int[raw.Count];
        byte[] buffer = new byte[4096];
        for (int code = 1; code < raw.Count; code++)
        {
            ReadOnlySpan<byte> text = raw[code];
            if (text.Length > 1000) text = text[..1000];
            int length = ValueFolder.Apply(text, profile.Kind, profile.DateOrder, buffer);
            map[code] = values.Add(buffer.AsSpan(0, length), raw.Frequency(code));
        }
        ValuePool pool = values.Freeze();
        ReadOnlySpan<int> cells = table.Cells(profile.Index);
        int[] codes = new int[cells.Length];
        for (int row = 0; row < codes.Length; row++) codes[row] = map[cells[row]];
        WordIndex? words = profile.Kind is EvidenceKind.Street or EvidenceKind.Company or EvidenceKind.Text or EvidenceKind.Place && AreWords(pool) ? new WordIndex(pool) : null;
        return Create(profile.Name, profile.Kind, profile.Index, pool, codes, words);
    }

    public static MatchField Create(string name, EvidenceKind kind, int column, ValuePool values, int[] codes, WordIndex? words = null)
    {
        (int[] frequencies, long filled, double coincidence) = MatchField.Count(codes, values.Count);
        FieldComparer comparer = kind switch
        {
            EvidenceKind.GivenName or EvidenceKind.MiddleName => new NameComparer(values, nicknames: true),
            EvidenceKind.Surname => new NameComparer(values, nicknames: false),
            EvidenceKind.Date => new DateComparer(values),
            EvidenceKind.Email => new EmailComparer(values),
            EvidenceKind.Phone => new PhoneComparer(values),
            EvidenceKind.Identifier or EvidenceKind.PostalCode => new CodeComparer(values),
            EvidenceKind.Number => new NumberComparer(values),
            EvidenceKind.Street when words is not null => new StreetComparer(values, words),
            _ => words is null ? new CategoryComparer(values) : new WordsComparer(values, words, acronyms: kind == EvidenceKind.Company),
        };
        return new MatchField { Name = name, Kind = kind, Column = column, Comparer = comparer, Values = values, Codes = codes, Words = words, Frequencies = frequencies, Filled = filled, Coincidence = coincidence };
    }

    private static bool AreWords(ValuePool values)
    {
        int blanks = 0, n = Math.Min(values.Count, 2000);
        for (int code = 1; code < n; code++) blanks += values[code].Contains((byte)' ') ? 1 : 0;
        return blanks * 4 > n;
    }
}
