using System.Text;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Contacts;

/// <summary>Files in and out, in the real engine.</summary>
public sealed class ImportExportTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();

    [Theory]
    [InlineData("Id,Email\r\n1,a@example.org\r\n2,\"b\"\"x\"\"@example.org\"\r\n")]
    [InlineData("\"Id\";\"Notes\"\n\"001\";\"two\nlines; and more\"\n\"2\";\"\"")]
    [InlineData("Id\tEmail\n1\ta@example.org\n")]
    [InlineData("\uFEFFId,Stadt\r\n1,Köln\r\n")]
    public void Import_then_export_is_byte_identical(string text)
    {
        string source = _folder.Write("source.csv", text);
        string copy = _folder.File("copy.csv");

        _session.RunClean("Import-CrmContact $args[0] | Export-CrmContact $args[1]", source, copy);

        Assert.Equal(File.ReadAllBytes(source), File.ReadAllBytes(copy));
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("utf-16")]
    public void Encodings_are_detected_and_kept(string name)
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        string source = _folder.File("source.csv");
        File.WriteAllBytes(source, [.. encoding.Preamble, .. encoding.GetBytes("Id,City\r\n1,Köln\r\n")]);
        string copy = _folder.File("copy.csv");

        object city = Assert.Single(_session.RunClean("Import-CrmContact $args[0] | Export-CrmContact $args[1] -PassThru | ForEach-Object City", source, copy)).BaseObject;

        Assert.Equal("Köln", city);
        Assert.Equal(File.ReadAllBytes(source), File.ReadAllBytes(copy));
    }

    [Fact]
    public void Several_files_with_different_columns_share_one_pipeline()
    {
        _folder.Write("a.csv", "Id,Email,Deal Stage\r\n1,a@example.org,Won\r\n");
        _folder.Write("b.csv", "email;City;Topic\n\"b@example.org\";Köln;\"x, y\"\n");
        string merged = _folder.File("out.txt");

        _session.RunClean("Import-CrmContact $args[0] | Export-CrmContact $args[1]", _folder.File("*.csv"), merged);

        Assert.Equal("Id,Email,Deal Stage,City,Topic\r\n1,a@example.org,Won,,\r\n,\"b@example.org\",,Köln,\"x, y\"\r\n", File.ReadAllText(merged));
    }

    [Fact]
    public void Files_of_a_listing_bind()
    {
        string path = _folder.Write("a.csv", "Id,Email\r\n1,a@example.org\r\n");

        Assert.Equal("1", Assert.Single(_session.RunWithInput("$input | Import-CrmContact | ForEach-Object Id", new[] { new FileInfo(path) })).BaseObject);
    }

    [Fact]
    public void Rows_that_do_not_fit_are_rejected_with_line_and_reason_and_counted()
    {
        string source = _folder.Write("source.csv", "Id,Email,City\r\n1,a@example.org,Rome\r\n2,b@example.org\r\n3,c@example.org,Rome,more\r\n4,\"d\r\n@example.org\",Rome\r\n5,\"never closed,Rome\r\n6,f@example.org,Rome\r\n");
        string rejects = _folder.File("rejects.csv");

        object[] ids = _session.Run("Import-CrmContact $args[0] -RejectPath $args[1] -Verbose | ForEach-Object Id", source, rejects).Select(o => o.BaseObject).ToArray();

        Assert.Equal(["1", "4", "6"], ids);
        Assert.Equal(["TooFewFields", "TooManyFields", "UnterminatedQuote"], _session.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("line 3", _session.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("line 7", _session.Errors[2].ToString(), StringComparison.Ordinal);
        Assert.Contains(_session.Verbose, v => v.Contains("6 rows, 3 imported, 3 rejected", StringComparison.Ordinal));
        Assert.Equal(3, _session.RunClean("Import-CrmContact $args[0]", rejects).Length);
    }

    [Fact]
    public void Bad_files_are_clear_errors()
    {
        (string Path, string Id)[] cases =
        [
            (_folder.File("missing.csv"), "FileNotFound"),
            (_folder.Path, "PathIsFolder"),
            (_folder.Write("empty.csv", ""), "FileIsEmpty"),
            (_folder.Write("header.csv", "Id,Email\r\n"), "FileHasHeaderOnly"),
            (_folder.Write("book.xlsx", "PK\u0003\u0004\0\0\0"), "FileIsBinary"),
            (_folder.Write("zeros.csv", "Id,Email\r\n1,\0\0\0\0x\r\n"), "FileIsBinary"),
        ];
        foreach ((string path, string id) in cases)
        {
            Assert.Equal($"{id},CrmHygiene.Cmdlets.Contacts.ImportCrmContactCommand", _session.ErrorIdOf("Import-CrmContact -LiteralPath $args[0]", path));
            Assert.Contains(Path.GetFileName(path), _session.Errors[0].ToString(), StringComparison.Ordinal);
        }
        Assert.StartsWith("UnknownEncoding,", _session.ErrorIdOf("Import-CrmContact $args[0] -Encoding klingon", _folder.Write("a.csv", "Id\r\n1\r\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_locked_or_missing_destination_leaves_no_file()
    {
        string source = _folder.Write("a.csv", "Id\r\n1\r\n");
        string locked = _folder.Write("locked.csv", "old");
        using (new FileStream(locked, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.StartsWith("FileIsLocked,", _session.ErrorIdOf("Import-CrmContact $args[0] | Export-CrmContact $args[1]", source, locked), StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(locked));
        Assert.StartsWith("FolderNotFound,", _session.ErrorIdOf("Import-CrmContact $args[0] | Export-CrmContact $args[1]", source, _folder.File("no/where.csv")), StringComparison.Ordinal);
        Assert.StartsWith("FileExists,", _session.ErrorIdOf("Import-CrmContact $args[0] | Export-CrmContact $args[1] -NoClobber", source, locked), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    [Fact]
    public void An_export_that_fails_midway_keeps_the_old_file()
    {
        string source = _folder.Write("a.csv", "Id\r\n1\r\n2\r\n");
        string old = _folder.Write("old.csv", "old");

        Assert.ThrowsAny<Exception>(() => _session.Run("Import-CrmContact $args[0] | ForEach-Object { if ($_.Id -eq '2') { throw 'stop' }; $_ } | Export-CrmContact $args[1]", source, old));

        Assert.Equal("old", File.ReadAllText(old));
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        string source = _folder.Write("a.csv", "Id\r\n1\r\n");

        _session.RunClean("Import-CrmContact $args[0] | Export-CrmContact $args[1] -WhatIf", source, _folder.File("new.csv"));

        Assert.False(File.Exists(_folder.File("new.csv")));
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
