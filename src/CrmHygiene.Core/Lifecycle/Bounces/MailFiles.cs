using System.Text;
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

    private static readonly string[] Days = [" Mon ", " Tue ", " Wed ", " Thu ", " Fri ", " Sat ", " Sun "];

    private static readonly string[] MailEndings = [".eml", ".mbox", ".mbx", ".msg", ".txt", ".mail", ".email"];

    private static readonly EnumerationOptions Visible = new() { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };

    /// <summary>The files of a folder that may hold mail: by their endings, and in Maildir's cur and new all of them; what still arrives in its tmp is not read. Folders that cannot be opened are among them, so that whoever reads them is told.</summary>
    /// <param name="folder">The folder; its folders count too.</param>
    public static IEnumerable<string> InFolder(string folder) => All(folder).Where(f => f.IsClosed || MayHoldMail(f.Path)).Select(f => f.Path);

    /// <summary>All files of a folder and its folders in order of their names, and the folders that cannot be opened.</summary>
    internal static IEnumerable<(string Path, bool IsClosed)> All(string folder)
    {
        List<(string Path, bool IsClosed)> found = [];
        var open = new Stack<string>([folder]);
        while (open.TryPop(out string? at))
        {
            try
            {
                foreach (string inside in Directory.EnumerateDirectories(at, "*", Visible)) open.Push(inside);
                foreach (string file in Directory.EnumerateFiles(at, "*", Visible)) found.Add((file, false));
            }
            catch (UnauthorizedAccessException)
            {
                found.Add((at, true));
            }
        }
        return found.OrderBy(f => f.Path, StringComparer.Ordinal);
    }

    private static bool MayHoldMail(string file)
    {
        string parent = Path.GetFileName(Path.GetDirectoryName(file)) ?? string.Empty;
        if (parent == "tmp" && Directory.Exists(Path.Combine(Path.GetDirectoryName(file)!, "..", "new"))) return false;
        string ending = Path.GetExtension(file).ToLowerInvariant();
        return parent is "cur" or "new" || ending.Length == 0 || Array.IndexOf(MailEndings, ending) >= 0;
    }

    /// <summary>The messages of one file, in order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">The most bytes of each that are kept.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IEnumerable<RawMail> Read(string path, int maxBytes = 1024 * 1024)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, Block);
        byte[] start = new byte[256];
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (BeginsWithSeparator(start.AsSpan(0, length)))
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

    private static bool BeginsWithSeparator(ReadOnlySpan<byte> start) => WithoutMark(start).TrimStart(" \t\r\n"u8).StartsWith("From "u8);

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> line) => line.StartsWith(Encoding.UTF8.Preamble) ? line[3..] : line;

    /// <summary>
    /// Splits at lines that begin with <c>From </c>. Tools forget the empty line before them and the quoting of such lines in
    /// texts, so a field must follow, and where no empty line stands before, the date must be whole.
    /// </summary>
    private static IEnumerable<RawMail> ReadMbox(string path, Stream stream, int maxBytes)
    {
        long number = 0;
        var lines = new LineReader(stream, maxBytes);
        var message = new MemoryStream();
        bool afterBlank = true, open = false;
        byte[]? separator = null;
        while (lines.Next(out ReadOnlyMemory<byte> line, out bool isBlank))
        {
            if (separator is not null)
            {
                if (IsField(line.Span) || !open)
                {
                    if (open) yield return new RawMail(path, ++number, message.ToArray());
                    message.SetLength(0);
                    open = true;
                }
                else Keep(separator);
                separator = null;
            }
            if (IsSeparator(WithoutMark(line.Span)) && (afterBlank || HasWholeDate(line.Span)))
            {
                (separator, afterBlank) = (line.ToArray(), false);
                continue;
            }
            // mboxrd quotes such lines of the body.
            Keep(line.Length > 6 && line.Span[0] == '>' && line.Span[1..6].SequenceEqual("From "u8) ? line[1..] : line);
            afterBlank = isBlank;
        }
        // A file without a separator is one mail, so that nothing of it is passed over in silence.
        if (open || number == 0) yield return new RawMail(path, ++number, message.ToArray());

        void Keep(ReadOnlyMemory<byte> content)
        {
            if (message.Length + content.Length <= maxBytes) message.Write(content.Span);
        }
    }

    // As asctime writes it: Mon Nov  2 10:00:00 2026.
    private static bool HasWholeDate(ReadOnlySpan<byte> line)
    {
        foreach (string day in Days)
            if (line.IndexOf(Encoding.ASCII.GetBytes(day)) is > 5) return true;
        return false;
    }

    private static bool IsField(ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        return line.StartsWith(">From "u8) || colon > 0 && line[..colon].IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0;
    }
}
