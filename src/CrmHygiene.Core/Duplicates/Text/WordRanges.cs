namespace CrmHygiene.Core.Duplicates.Text;

/// <summary>Walks over the words of a folded text without making strings.</summary>
internal ref struct WordRanges(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _start = 0;
    private int _end = -1;

    public readonly Range Current => _start.._end;

    public readonly WordRanges GetEnumerator() => this;

    public bool MoveNext()
    {
        _start = _end + 1;
        if (_start >= _text.Length) return false;
        int length = _text[_start..].IndexOf((byte)' ');
        _end = length < 0 ? _text.Length : _start + length;
        return true;
    }
}
