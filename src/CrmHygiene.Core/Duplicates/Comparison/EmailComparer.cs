using CrmHygiene.Core.Duplicates.Text;

namespace CrmHygiene.Core.Duplicates.Comparison;

/// <summary>Grades e-mail addresses.</summary>
internal sealed class EmailComparer : FieldComparer
{
    public const int SameMailbox = 3, Similar = 4;

    public override IReadOnlyList<string> Levels { get; } = ["missing", "exact", "one typo", "same mailbox name", "similar", "different"];

    public override IReadOnlyList<double> Expected { get; } = [0.66, 0.10, 0.06, 0.04, 0.14];

    public override int Grade(int a, int b, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int edits = StringDistance.Edits(left, right, 3);
        // john1@ and john2@ are two people more often than one typo
        if (edits <= 2) return SameDigits(left, right) ? 2 : Similar;
        ReadOnlySpan<byte> x = Local(left), y = Local(right);
        if (x.SequenceEqual(y)) return SameMailbox;
        if (edits == 3 || x.Length > 4 && y.Length > 4 && StringDistance.JaroWinkler(x, y) >= 0.9 || StringDistance.JaroWinkler(left, right) >= 0.92) return Similar;
        return 5;
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

    public static ReadOnlySpan<byte> Local(ReadOnlySpan<byte> email)
    {
        int at = email.LastIndexOf((byte)'@');
        return at > 0 ? email[..at] : email;
    }
}
