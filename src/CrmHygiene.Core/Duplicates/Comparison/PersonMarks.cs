using CrmHygiene.Core.Duplicates.Profiling;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>
/// What tells two people apart who share everything else: junior from senior (name suffix), a man from a woman (gender,
/// form of address). Where one of the two says nothing, nothing is told.
/// </summary>
internal sealed class PersonMarks
{
    /// <summary>Bits against a pair of father and son.</summary>
    public const double OtherGeneration = 12;

    private static readonly Dictionary<string, byte> Generations = Words((1, "sr senior"), (2, "jr junior ii"), (3, "iii"), (4, "iv"));
    private static readonly Dictionary<string, byte> Sexes = Words(
        (1, "m male man mr mister herr mann mannlich maennlich homme masculin monsieur hombre masculino senor sr uomo maschio signor dhr meneer"),
        (2, "f w female woman mrs ms miss frau weiblich femme feminin madame mme mlle mademoiselle mujer femenino senora sra donna femmina signora mevr mevrouw"));

    private readonly byte[] _generations;
    private readonly byte[] _sexes;

    private PersonMarks(byte[] generations, byte[] sexes) => (_generations, _sexes) = (generations, sexes);

    /// <summary>No marks: nobody is told apart.</summary>
    public static PersonMarks None { get; } = new([], []);

    /// <summary>Reads the marks of a table.</summary>
    public static PersonMarks Read(RecordTable table, IReadOnlyList<ColumnProfile> profiles)
    {
        byte[] generations = [], sexes = [];
        foreach (ColumnProfile profile in profiles)
        {
            RecordColumn column = table.Columns[profile.Index];
            bool family = column.Field is ContactField.LastName or ContactField.FullName || profile.Kind is EvidenceKind.Surname or EvidenceKind.FullName;
            if (family) Note(table, profile.Index, Generation, ref generations);
            else if (column.Field == ContactField.NameSuffix || column.Field == ContactField.None && NameHints.Has(column.Name, "suffix")) Note(table, profile.Index, w => w.Length == 0 ? (byte)0 : Generations.GetValueOrDefault(w[^1]), ref generations);
            else if (column.Field is ContactField.Gender or ContactField.Salutation || column.Field == ContactField.None && IsSex(column.Name)) Note(table, profile.Index, w => w.Length == 0 ? (byte)0 : Sexes.GetValueOrDefault(w[0]), ref sexes);
        }
        return generations.Length == 0 && sexes.Length == 0 ? None : new PersonMarks(generations, sexes);
    }

    /// <summary>Whether one is junior and the other senior.</summary>
    public bool AreGenerations(int a, int b) => Differ(_generations, a, b);

    /// <summary>Whether one is a man and the other a woman.</summary>
    public bool AreSexes(int a, int b) => Differ(_sexes, a, b);

    /// <summary>Whether two rows are marked as two people.</summary>
    public bool Conflict(int a, int b) => AreGenerations(a, b) || AreSexes(a, b);

    /// <summary>Bits to add to a pair; 0 or less. Sex is weighed with the other fields.</summary>
    public double Bits(int a, int b) => AreGenerations(a, b) ? -OtherGeneration : 0;

    private static bool Differ(byte[] marks, int a, int b) => marks.Length > 0 && marks[a] != 0 && marks[b] != 0 && marks[a] != marks[b];

    private static bool IsSex(string name) => NameHints.Has(name, "sex") || NameHints.Has(name, "gender") || NameHints.Has(name, "salutation");

    // the family name itself may be Senior
    private static byte Generation(string[] words) => words.Length < 2 ? (byte)0 : Generations.GetValueOrDefault(words[^1]);

    private static void Note(RecordTable table, int column, Func<string[], byte> markOf, ref byte[] marks)
    {
        TextPool pool = table.Pool(column);
        byte[] byCode = new byte[pool.Count];
        byte[] buffer = new byte[4096];
        bool any = false;
        for (int code = 1; code < byCode.Length; code++)
        {
            ReadOnlySpan<byte> text = pool[code];
            if (text.Length > 1000) continue;
            string folded = System.Text.Encoding.UTF8.GetString(buffer.AsSpan(0, Fold.Apply(text, buffer, default)));
            any |= (byCode[code] = markOf(folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))) != 0;
        }
        if (!any) return;
        if (marks.Length == 0) marks = new byte[table.RowCount];
        ReadOnlySpan<int> cells = table.Cells(column);
        for (int row = 0; row < cells.Length; row++)
            if (byCode[cells[row]] is var mark and not 0) marks[row] = mark;
    }

    private static Dictionary<string, byte> Words(params (byte Mark, string Words)[] marks) =>
        marks.SelectMany(m => m.Words.Split(' ').Select(w => (w, m.Mark))).ToDictionary(p => p.w, p => p.Mark, StringComparer.Ordinal);
}
