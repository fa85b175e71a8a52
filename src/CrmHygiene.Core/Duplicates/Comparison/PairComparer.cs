using CrmHygiene.Core.Duplicates.Profiling;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Compares two rows field by field. The result is one number, four bits a field.</summary>
internal sealed class PairComparer
{
    public const int MaxFields = 16;

    private readonly MatchField[] _fields;
    private readonly int[] _codes;
    private readonly NameComparer? _names;

    public PairComparer(IReadOnlyList<MatchField> fields, PersonMarks? marks = null)
    {
        Marks = marks ?? PersonMarks.None;
        _fields = fields.Take(MaxFields).ToArray();
        Given = Array.FindIndex(_fields, f => f.Kind == EvidenceKind.GivenName);
        Surname = Array.FindIndex(_fields, f => f.Kind == EvidenceKind.Surname);
        if (Given < 0 || Surname < 0) Given = Surname = -1;
        else _names = (NameComparer)_fields[Given].Comparer;
        // row by row, so that a comparison touches two places in memory and not two a field
        int rows = _fields.Length == 0 ? 0 : _fields[0].Codes.Length;
        _codes = new int[rows * _fields.Length];
        for (int f = 0; f < _fields.Length; f++)
        {
            int[] column = _fields[f].Codes;
            for (int row = 0, at = f; row < column.Length; row++, at += _fields.Length) _codes[at] = column[row];
        }
    }

    public IReadOnlyList<MatchField> Fields => _fields;

    /// <summary>What tells apart two people who share everything else.</summary>
    public PersonMarks Marks { get; }

    /// <summary>The field of given names where there are both kinds of names; else -1.</summary>
    public int Given { get; }

    /// <summary>The field of family names where there are both kinds of names; else -1.</summary>
    public int Surname { get; }

    public static int Level(ulong pattern, int field) => (int)(pattern >> (field * 4)) & 15;

    public static ulong Set(ulong pattern, int field, int level) => pattern & ~(15UL << (field * 4)) | (ulong)level << (field * 4);

    /// <summary>The numbers of a row's values, by field.</summary>
    public ReadOnlySpan<int> Row(int row) => _codes.AsSpan(row * _fields.Length, _fields.Length);

    public ulong Compare(int a, int b)
    {
        ReadOnlySpan<int> left = Row(a), right = Row(b);
        ulong pattern = 0;
        for (int i = 0; i < left.Length; i++)
        {
            int x = left[i], y = right[i];
            if (x == 0 || y == 0) continue;
            int level = x == y ? 1 : _fields[i].Comparer.Grade(x, y);
            pattern |= (ulong)level << (i * 4);
        }
        return Given >= 0 ? Cross(pattern, left, right) : pattern;
    }

    /// <summary>Looks for reversed columns, or a name in the wrong column where the other one is empty.</summary>
    /// <param name="pattern">With the levels of both names.</param>
    /// <param name="left">The values of the first row.</param>
    /// <param name="right">The values of the second row.</param>
    public ulong Cross(ulong pattern, ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        if (!Weak(Level(pattern, Given)) || !Weak(Level(pattern, Surname))) return pattern;
        int ga = left[Given], gb = right[Given], sa = left[Surname], sb = right[Surname];
        int first = Crossed(ga, sb), second = Crossed(gb, sa);
        bool one = first is >= 1 and <= NameComparer.Variant, two = second is >= 1 and <= NameComparer.Variant;
        if (one && (two || sa == 0 || gb == 0) || two && (ga == 0 || sb == 0))
        {
            pattern = Set(pattern, Given, NameComparer.Crossed);
            pattern = Set(pattern, Surname, one && two ? NameComparer.Crossed : 0);
        }
        return pattern;
    }

    private static bool Weak(int level) => level is 0 or NameComparer.Part or NameComparer.Other;

    private int Crossed(int x, int y) => x == 0 || y == 0 ? 0 : _names!.Grade(x, y, nicknames: false);
}
