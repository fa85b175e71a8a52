using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades e-mail addresses.</summary>
internal sealed class EmailComparer : FieldComparer
{
    public const int SameMailbox = 3, Similar = 4;

    private readonly record struct Mailbox(ulong Bag, uint Hash, ushort Length);

    private readonly ValuePool _values;
    private readonly Mailbox[] _mailboxes;

    public EmailComparer(ValuePool values)
    {
        _values = values;
        _mailboxes = new Mailbox[values.Count];
        for (int code = 1; code < _mailboxes.Length; code++)
        {
            ReadOnlySpan<byte> local = Local(values[code]);
            _mailboxes[code] = new Mailbox(LetterBag.Of(local), (uint)Hash64.Of(local), (ushort)local.Length);
        }
    }

    public override IReadOnlyList<string> Levels { get; } = ["missing", "exact", "one typo", "same mailbox name", "similar", "different"];

    public override int Cost => 2;

    public override IReadOnlyList<double> Expected { get; } = [0.66, 0.10, 0.06, 0.04, 0.14];

    public override int Grade(int a, int b)
    {
        Mailbox p = _mailboxes[a], q = _mailboxes[b];
        bool near = _values.LeastEdits(a, b) <= 3, named = p.Hash == q.Hash && p.Length == q.Length;
        bool alike = named || p.Length > 4 && q.Length > 4 && LetterBag.JaroWinkler(p.Bag, q.Bag, p.Length, q.Length, 4) >= 0.9 || _values.MostAlike(a, b) >= 0.92;
        if (!near && !alike) return 5;
        ReadOnlySpan<byte> left = _values[a], right = _values[b];
        int edits = near ? StringDistance.Edits(left, right, 3) : 4;
        // john1@ and john2@ are two people more often than one typo
        if (edits <= 2) return SameDigits(left, right) ? 2 : Similar;
        if (named) return SameMailbox;
        if (edits == 3) return Similar;
        if (!alike) return 5;
        ReadOnlySpan<byte> x = left[..p.Length], y = right[..q.Length];
        return x.Length > 4 && y.Length > 4 && StringDistance.JaroWinkler(x, y) >= 0.9 || StringDistance.JaroWinkler(left, right) >= 0.92 ? Similar : 5;
    }

    public static ReadOnlySpan<byte> Local(ReadOnlySpan<byte> email)
    {
        int at = email.LastIndexOf((byte)'@');
        return at > 0 ? email[..at] : email;
    }

    private static bool SameDigits(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < left.Length && !IsDigit(left[i])) i++;
            while (j < right.Length && !IsDigit(right[j])) j++;
            if (i >= left.Length || j >= right.Length) return i >= left.Length && j >= right.Length;
            if (left[i++] != right[j++]) return false;
        }
    }

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';
}
