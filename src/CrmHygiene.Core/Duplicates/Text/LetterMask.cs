using System.Runtime.Intrinsics;

namespace CrmHygiene.Core.Duplicates.Text;

/// <summary>Tells at which places of a text of up to 64 bytes a letter stands, as bits.</summary>
internal readonly ref struct LetterMask
{
    public const int Longest = 64;

    private readonly Vector256<byte> _low;
    private readonly Vector256<byte> _high;
    private readonly ulong _valid;
    private readonly bool _long;

    public LetterMask(ReadOnlySpan<byte> text)
    {
        Span<byte> padded = stackalloc byte[Longest];
        text.CopyTo(padded);
        _low = Vector256.Create<byte>(padded);
        _long = text.Length > 32;
        if (_long) _high = Vector256.Create<byte>(padded[32..]);
        _valid = text.Length == Longest ? ulong.MaxValue : (1UL << text.Length) - 1;
    }

    public ulong Of(byte letter)
    {
        Vector256<byte> all = Vector256.Create(letter);
        ulong mask = Vector256.Equals(_low, all).ExtractMostSignificantBits();
        if (_long) mask |= (ulong)Vector256.Equals(_high, all).ExtractMostSignificantBits() << 32;
        return mask & _valid;
    }
}
