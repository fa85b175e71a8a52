namespace CrmHygiene.Core.Contacts.Writing;

/// <summary>A file that is not in its place yet: a disk that fills up meanwhile is told in our words, with the destination's name.</summary>
/// <param name="file">The file.</param>
/// <param name="failed">The exception to throw for one of the file's.</param>
internal sealed class TemporaryStream(FileStream file, Func<IOException, Exception> failed) : Stream
{
    /// <summary>The file's path.</summary>
    public string Name => file.Name;

    public override bool CanRead => file.CanRead;
    public override bool CanSeek => file.CanSeek;
    public override bool CanWrite => file.CanWrite;
    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    // What is still to be written goes to the disk before the file is read, or left at another place.
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return file.Read(buffer);
        }
        catch (IOException exception)
        {
            throw failed(exception);
        }
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        try
        {
            return file.Seek(offset, origin);
        }
        catch (IOException exception)
        {
            throw failed(exception);
        }
    }

    public override void SetLength(long value)
    {
        try
        {
            file.SetLength(value);
        }
        catch (IOException exception)
        {
            throw failed(exception);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            file.Write(buffer);
        }
        catch (IOException exception)
        {
            throw failed(exception);
        }
    }

    public override void WriteByte(byte value) => Write([value]);

    public override void Flush() => Flush(toDisk: false);

    /// <summary>Hands on what was written, to the disk itself where that is asked for.</summary>
    public void Flush(bool toDisk)
    {
        try
        {
            file.Flush(toDisk);
        }
        catch (IOException exception)
        {
            throw failed(exception);
        }
    }

    protected override void Dispose(bool disposing)
    {
        try
        {
            if (disposing) file.Dispose();
        }
        catch (IOException exception)
        {
            throw failed(exception);
        }
        finally
        {
            base.Dispose(disposing);
        }
    }
}
