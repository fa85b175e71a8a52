using System.Text;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>Text that comes through a pipe, kept in a file only its owner can read until it was imported: formats are told apart by looking twice.</summary>
public sealed class SpooledInput : IDisposable
{
    private readonly FileStream _stream;

    /// <summary>Creates the file.</summary>
    public SpooledInput()
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 64 * 1024,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _stream = new FileStream(Path, options);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Adds a line.</summary>
    /// <param name="line">Without its line end.</param>
    public void Add(string line) => _stream.Write(Encoding.UTF8.GetBytes(line + "\n"));

    /// <summary>Adds all bytes of a stream.</summary>
    /// <param name="input">Read to its end.</param>
    public void Add(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.CopyTo(_stream);
    }

    /// <summary>Makes all that was added readable.</summary>
    public void Flush() => _stream.Dispose();

    /// <summary>Deletes the file.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        File.Delete(Path);
    }
}
