using CrmHygiene.Core.Lifecycle.Bounces.Text;

namespace CrmHygiene.Core.Lifecycle.Bounces;

/// <summary>A message as it lies in a file.</summary>
/// <param name="Source">The file.</param>
/// <param name="Number">Its number in the file, counted from 1.</param>
/// <param name="Bytes">Its bytes, at most as many as are read.</param>
public readonly record struct RawMail(string Source, long Number, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Messages of .eml files, mbox files (RFC 4155) and folders, Maildir among them. The form is told by content: a file
/// that begins with <c>From </c> is an mbox. Memory stays with one message at a time.
/// </summary>
public static class MailFiles
{
    private const int Block = 64 * 1024;

    private static readonly string[] MailEndings = [".eml", ".mbox", ".mbx", ".msg", ".txt", ".mail", ".email"];

    /// <summary>The files of a folder that may hold mail: by their endings, and in Maildir's cur and new all of them; what still arrives in its tmp is not read.</summary>
    /// <param name="folder">The folder; its folders count too.</param>
    public static IEnumerable<string> InFolder(string folder)
    {
        var all = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        foreach (string file in Directory.EnumerateFiles(folder, "*", all).Order(StringComparer.Ordinal))
        {
            string parent = Path.GetFileName(Path.GetDirectoryName(file)) ?? string.Empty;
            if (parent == "tmp" && Directory.Exists(Path.Combine(Path.GetDirectoryName(file)!, "..", "new"))) continue;
            string ending = Path.GetExtension(file).ToLowerInvariant();
            if (parent is "cur" or "new" || ending.Length == 0 || Array.IndexOf(MailEndings, ending) >= 0) yield return file;
        }
    }

    /// <summary>The messages of one file, in order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">The most bytes of each that are kept.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IEnumerable<RawMail> Read(string path, int maxBytes = 1024 * 1024)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, Block);
        byte[] start = new byte[5];
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (length == 5 && start.AsSpan().SequenceEqual("From "u8))
        {
            foreach (RawMail mail in ReadMbox(path, stream, maxBytes)) yield return mail;
            yield break;
        }
        byte[] bytes = new byte[Math.Min(stream.Length, maxBytes)];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        yield return new RawMail(path, 1, bytes.AsMemory(0, read));
    }

    /// <summary>From, who, and a time: a sentence that begins so has none.</summary>
    private static bool IsSeparator(ReadOnlySpan<byte> line)
    {
        if (line.Length < 15 || !line[..5].SequenceEqual("From "u8)) return false;
        for (int i = 7; i + 2 < line.Length; i++)
            if (line[i] == ':' && char.IsAsciiDigit((char)line[i - 1]) && char.IsAsciiDigit((char)line[i - 2]) && char.IsAsciiDigit((char)line[i + 1])) return true;
        return false;
    }

    /// <summary>Splits at lines that begin with <c>From </c> behind an empty line.</summary>
    private static IEnumerable<RawMail> ReadMbox(string path, Stream stream, int maxBytes)
    {
        long number = 0;
        var lines = new LineReader(stream, maxBytes);
        var message = new MemoryStream();
        bool afterBlank = true, open = false;
        while (lines.Next(out ReadOnlyMemory<byte> line, out bool isBlank))
        {
            if (afterBlank && IsSeparator(line.Span))
            {
                if (open) yield return new RawMail(path, ++number, message.ToArray());
                message.SetLength(0);
                (open, afterBlank) = (true, false);
                continue;
            }
            // mboxrd quotes such lines of the body.
            ReadOnlyMemory<byte> content = line.Length > 6 && line.Span[0] == '>' && line.Span[1..6].SequenceEqual("From "u8) ? line[1..] : line;
            if (message.Length + content.Length <= maxBytes) message.Write(content.Span);
            afterBlank = isBlank;
        }
        if (open) yield return new RawMail(path, ++number, message.ToArray());
    }
}
