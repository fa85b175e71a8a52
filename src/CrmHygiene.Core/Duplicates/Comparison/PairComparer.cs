using CrmHygiene.Core.Duplicates.Profiling;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Compares two rows field by field. The result is one number, four bits a field.</summary>
internal sealed class PairComparer
{
    public const int MaxFields = 16;

    private readonly MatchField[] _fields;
    private readonly int _given;
    private readonly int _surname;

    public PairComparer(IReadOnlyList<MatchField> fields)
    {
        _fields = fields.Take(MaxFields).ToArray();
        _given = Array.FindIndex(_fields, f => f.Kind == EvidenceKind.GivenName);
        _surname = Array.FindIndex(_fields, f => f.Kind == EvidenceKind.Surname);
    }

    public IReadOnlyList<MatchField> Fields => _fields;

    public static int Level(ulong pattern, int field) => (int)(pattern >> (field * 4)) & 15;

    public ulong Compare(int a, int b)
    {
        ulong pattern = 0;
        for (int i = 0; i < _fields.Length; i++)
        {
            MatchField field = _fields[i];
            int x = field.Codes[a], y = field.Codes[b];
            if (x == 0 || y == 0) continue;
            int level = x == y ? 1 : field.Comparer.Grade(x, y, field.Values[x], field.Values[y]);
            pattern |= (ulong)level << (i * 4);
        }
        return _given >= 0 && _surname >= 0 ? Cross(pattern, a, b) : pattern;
    }

    // reversed columns, or a name in the wrong column where the other one is empty
    private ulong Cross(ulong pattern, int a, int b)
    {
        int givenLevel = Level(pattern, _given), surnameLevel = Level(pattern, _surname);
        if (!Weak(givenLevel) || !Weak(surnameLevel) || givenLevel == 0 && surnameLevel == 0 && _fields[_given].Codes[a] + _fields[_given].Codes[b] == 0) return pattern;
        MatchField given = _fields[_given], surname = _fields[_surname];
        int ga = given.Codes[a], gb = given.Codes[b], sa = surname.Codes[a], sb = surname.Codes[b];
        int first = Cross(given, ga, sb), second = Cross(given, gb, sa);
        bool one = first is >= 1 and <= NameComparer.Close, two = second is >= 1 and <= NameComparer.Close;
        if (one && (two || sa == 0 || gb == 0) || two && (ga == 0 || sb == 0))
        {
            pattern = Set(pattern, _given, NameComparer.Crossed);
            pattern = Set(pattern, _surname, one && two ? NameComparer.Crossed : 0);
        }
        return pattern;
    }

    private static bool Weak(int level) => level is 0 or NameComparer.Part or NameComparer.Other;

    private static int Cross(MatchField field, int x, int y) =>
        x == 0 || y == 0 ? 0 : x == y ? 1 : NameComparer.Grade(field.Values[x], field.Values[y], nicknames: false);

    private static ulong Set(ulong pattern, int field, int level) => pattern & ~(15UL << (field * 4)) | (ulong)level << (field * 4);
}
