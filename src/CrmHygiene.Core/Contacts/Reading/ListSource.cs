namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>Where the bytes of a delimited list come from: a file, or a file in an archive.</summary>
/// <param name="Path">For messages.</param>
/// <param name="Name">The list's name.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Open">Opens it from the start.</param>
internal sealed record ListSource(string Path, string Name, long Length, Func<Stream> Open)
{
    public static ListSource OfFile(string path, long length) => new(path, System.IO.Path.GetFileName(path), length, () => ContactFileStream.Open(path));

    /// <summary>The first bytes.</summary>
    public byte[] Sample(int length)
    {
        using Stream stream = Open();
        byte[] sample = new byte[(int)Math.Min(Length, length)];
        int read = stream.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        return sample[..read];
    }

    /// <summary>The last bytes.</summary>
    public byte[] Tail(int length)
    {
        using Stream stream = Open();
        if (stream.CanSeek)
        {
            stream.Seek(-Math.Min(length, Length), SeekOrigin.End);
            byte[] tail = new byte[Math.Min(length, Length)];
            stream.ReadExactly(tail);
            return tail;
        }
        byte[] last = [];
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            byte[] joined = [.. last, .. buffer[..read]];
            last = joined[^Math.Min(length, joined.Length)..];
        }
        return last;
    }

    /// <summary>Opens it at an offset.</summary>
    public Stream OpenAt(long offset)
    {
        Stream stream = Open();
        if (stream.CanSeek) stream.Position = offset;
        else
        {
            byte[] skipped = new byte[4096];
            for (long left = offset; left > 0;)
            {
                int read = stream.Read(skipped, 0, (int)Math.Min(left, skipped.Length));
                if (read == 0) break;
                left -= read;
            }
        }
        return stream;
    }
}
