using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Shell;

/// <summary>Bad input ends the shell with 1 and a clear error, and leaves no output file.</summary>
public sealed class ShellBadInputTests : IDisposable
{
    private const string Good = "Id,Email\r\n1,a@example.org\r\n";
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("missing.csv", null, "no file")]
    [InlineData("empty.csv", "", "empty")]
    [InlineData("header.csv", "Id,Email\r\n", "header")]
    [InlineData("binary.csv", "Id,Email\r\n1,\0\0\0\0x\r\n", "binary")]
    [InlineData("few.csv", "Id,Email\r\n1,a@example.org\r\n2\r\n", "line 3")]
    [InlineData("many.csv", "Id,Email\r\n1,a@example.org,x\r\n", "line 2")]
    [InlineData("quote.csv", "Id,Email\r\n1,a@example.org\r\n2,\"never closed\r\n3,c@example.org\r\n", "line 3")]
    public void A_bad_file_is_named(string name, string? text, string told)
    {
        string path = text is null ? _folder.File(name) : _folder.Write(name, text);
        Check($"Import-CrmContact '{path}' -ErrorAction Stop | Export-CrmContact '{_folder.File("out.csv")}'", name, told);
    }

    [Fact]
    public void A_folder_is_not_a_file() => Check($"Import-CrmContact '{_folder.Path}' | Export-CrmContact '{_folder.File("out.csv")}'", Path.GetFileName(_folder.Path), "folder");

    [Fact]
    public void An_unknown_encoding_is_named() =>
        Check($"Import-CrmContact '{_folder.Write("a.csv", Good)}' -Encoding klingon | Export-CrmContact '{_folder.File("out.csv")}'", "klingon", "encoding");

    [Fact]
    public void A_locked_destination_keeps_its_content()
    {
        string source = _folder.Write("a.csv", Good), locked = _folder.Write("locked.csv", "old");
        using (new FileStream(locked, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Check($"Import-CrmContact '{source}' | Export-CrmContact '{locked}'", "locked.csv", "");
        Assert.Equal("old", File.ReadAllText(locked));
    }

    [Fact]
    public void The_whole_job_ends_with_1_too()
    {
        string missing = _folder.File("missing.csv");
        Check($"Invoke-CrmHygiene '{missing}' -Destination '{_folder.File("out.csv")}' -Apply", "missing.csv", "no file");
    }

    private void Check(string command, string named, string told)
    {
        ShellRun run = ShellRun.Of(Repository.Root, "", "-Command", command);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(named, run.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(told, run.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.False(File.Exists(_folder.File("out.csv")));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
    }

    public void Dispose() => _folder.Dispose();
}
