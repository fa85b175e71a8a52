using System.Text.Json;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>Reads the items of a JSON array from a stream one by one; only one item is in memory.</summary>
internal sealed class JsonItems(Stream stream) : IDisposable
{
    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _final;
    private bool _inside;
    private JsonReaderState _state = new(Options);
    private long _lines = 1;

    /// <summary>Bytes consumed.</summary>
    public long Position { get; private set; }

    /// <summary>The 1-based line the last item starts at.</summary>
    public long Line { get; private set; }

    /// <summary>The next item; the caller disposes it. Null at the end of the array.</summary>
    /// <exception cref="JsonException">The text is not JSON, or no array; <see cref="Line"/> is about where.</exception>
    public JsonDocument? Next()
    {
        if (_end == 0) Fill();
        if (Position == 0 && _buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8)) Consume(3);
        while (true)
        {
            Outcome outcome = TryNext(out JsonDocument? item);
            if (outcome == Outcome.Item) return item;
            if (outcome == Outcome.End) return null;
            if (_final) throw new JsonException("The list is not closed.");
            Fill();
        }
    }

    public void Dispose() => stream.Dispose();

    private Outcome TryNext(out JsonDocument? item)
    {
        item = null;
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _final, _state);
        if (!reader.Read()) return Outcome.More;
        if (!_inside)
        {
            if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("This is no list.");
            _inside = true;
            Accept(ref reader);
            return TryNext(out item);
        }
        if (reader.TokenType == JsonTokenType.EndArray) return Outcome.End;
        int at = (int)reader.TokenStartIndex;
        long line = _lines + _buffer.AsSpan(_start, at).Count((byte)'\n');
        Line = line;
        if (!JsonDocument.TryParseValue(ref reader, out item)) return Outcome.More;
        Accept(ref reader);
        return Outcome.Item;
    }

    private void Accept(ref Utf8JsonReader reader)
    {
        int consumed = (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        Consume(consumed);
    }

    private void Consume(int count)
    {
        _lines += _buffer.AsSpan(_start, count).Count((byte)'\n');
        _start += count;
        Position += count;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= 64 * 1024 * 1024) throw new JsonException("An item is longer than 64 MB.");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _final = read == 0;
    }

    private enum Outcome
    {
        Item,
        More,
        End,
    }
}
