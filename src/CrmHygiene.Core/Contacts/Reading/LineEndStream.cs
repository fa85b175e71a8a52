using System.Text;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>
/// Passes a list's UTF-8 bytes on and notes where lines end otherwise than most of the list's do. Notes are taken out in
/// the order of the list as its rows are, so that a list whose lines all end alike costs no memory. Line breaks within
/// quotes are noted too, and passed over when rows behind them are asked for.
/// </summary>
/// <param name="inner">The list, from its header on; closed with this.</param>
/// <param name="newLine">How most of its lines end.</param>
internal sealed class LineEndStream(Stream inner, string newLine) : Stream
{
    private readonly Queue<(long At, byte End)> _notes = new();
    private readonly byte[] _run = new byte[8];
    private readonly byte _usual = LineEnd.Of(Encoding.ASCII.GetBytes(newLine));
    private long _position, _runStart, _first = long.MaxValue;
    private int _runLength;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => inner.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>How the row ends that ends at an offset; 0 where it ends as most do. To be asked in the order of the rows, each once the next was read.</summary>
    /// <param name="offset">Bytes before the row's line break.</param>
    public byte At(long offset)
    {
        if (offset < Volatile.Read(ref _first)) return 0;
        lock (_notes)
        {
            while (_notes.TryPeek(out (long At, byte End) note) && note.At < offset) _notes.Dequeue();
            byte end = _notes.TryPeek(out (long At, byte End) found) && found.At == offset ? _notes.Dequeue().End : (byte)0;
            Volatile.Write(ref _first, _notes.TryPeek(out (long At, byte End) next) ? next.At : long.MaxValue);
            return end;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        if (read == 0) EndRun();
        else Look(buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void Look(ReadOnlySpan<byte> bytes)
    {
        int from = 0;
        while (true)
        {
            int at = bytes[from..].IndexOfAny((byte)'\r', (byte)'\n');
            // A run of line breaks may go on in the next part.
            if (at != 0) EndRun();
            if (at < 0) break;
            from += at;
            if (_runLength == 0) _runStart = _position + from;
            if (_runLength < _run.Length) _run[_runLength++] = bytes[from];
            if (++from == bytes.Length) break;
        }
        _position += bytes.Length;
    }

    private void EndRun()
    {
        if (_runLength == 0) return;
        byte end = LineEnd.Of(_run.AsSpan(0, _runLength));
        _runLength = 0;
        if (end == _usual) return;
        lock (_notes)
        {
            _notes.Enqueue((_runStart, end));
            if (_notes.Count == 1) Volatile.Write(ref _first, _runStart);
        }
    }
}
