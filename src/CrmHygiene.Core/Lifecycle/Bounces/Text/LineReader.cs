using System.Buffers;

namespace CrmHygiene.Core.Lifecycle.Bounces.Text;

/// <summary>Reads lines with their ends as bytes. Lines longer than a limit are cut there.</summary>
internal sealed class LineReader(Stream stream, int mostBytes)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly ArrayBufferWriter<byte> _line = new();
    private int _at;
    private int _length;

    /// <summary>The next line, valid until the call after it; false at the end.</summary>
    public bool Next(out ReadOnlyMemory<byte> line, out bool isBlank)
    {
        _line.Clear();
        while (true)
        {
            if (_at == _length)
            {
                _length = stream.Read(_buffer, 0, _buffer.Length);
                _at = 0;
                if (_length == 0) break;
            }
            int end = Array.IndexOf(_buffer, (byte)'\n', _at, _length - _at);
            int stop = end < 0 ? _length : end + 1;
            int room = Math.Max(0, mostBytes - _line.WrittenCount);
            _line.Write(_buffer.AsSpan(_at, Math.Min(room, stop - _at)));
            _at = stop;
            if (end >= 0) break;
        }
        line = _line.WrittenMemory;
        isBlank = line.Length is 1 or 2 && line.Span[0] is (byte)'\n' or (byte)'\r';
        return line.Length > 0;
    }
}
