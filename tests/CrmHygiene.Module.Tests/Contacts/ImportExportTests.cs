using System.Management.Automation;
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
    public void Lines_of_a_list_are_no_paths_and_the_error_does_not_repeat_them()
    {
        _session.Run("'Email;City', 'a@example.org;Köln' | Import-CrmContact");
        ErrorRecord error = Assert.Single(_session.Errors);

        Assert.StartsWith("LinesNotFiles", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("Köln", Assert.Single(_session.RunClean("'Email;City', 'a@example.org;Köln' | Import-CrmContact - | ForEach-Object City")).BaseObject);
    }

    [Fact]
    public void A_date_in_another_calendar_or_of_two_meanings_reads_as_its_text()
    {
        string path = _folder.Write("a.csv", "Email,Birth date,Unopened sends\na@example.org,1365/04/12,many\nb@example.org,1980-02-13,7\nc@example.org,,\n");

        object?[] dates = [.. _session.RunClean("Import-CrmContact $args[0] -Map @{ 'Birth date' = 'BirthDate'; 'Unopened sends' = 'UnopenedSendCount' } | ForEach-Object { , @($_.BirthDate, $_.UnopenedSendCount) }", path).SelectMany(p => (object[])p.BaseObject).Select(v => v is PSObject o ? o.BaseObject : v)];

        Assert.Equal(["1365/04/12", "many", new DateTime(1980, 2, 13), 7L, null, null], dates);
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
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(rejects)[..3]);
        Assert.Empty(_session.Run("Import-CrmContact $args[0]", rejects));
        Assert.Equal(["NotMended", "TooManyFields", "NotMended"], _session.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        File.WriteAllText(rejects, File.ReadAllText(rejects).Replace(",2,b@example.org,,", ",2,b@example.org,Oslo,", StringComparison.Ordinal));
        Assert.Equal("Oslo", Assert.Single(_session.Run("Import-CrmContact $args[0] | ForEach-Object City", rejects)).BaseObject);
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

    [Theory]
    [InlineData("out.json")]
    [InlineData("out.jsonl")]
    [InlineData("out.xlsx")]
    [InlineData("out.vcf")]
    public void Other_formats_are_told_by_the_extension(string name)
    {
        string source = _folder.Write("source.csv", "Email,Last Name,Code\r\na@example.org,Berg,007\r\n");
        string copy = _folder.File(name);

        object[] back = _session.RunClean("Import-CrmContact $args[0] | Export-CrmContact $args[1]; Import-CrmContact $args[1] | ForEach-Object { $_.Email; $_.LastName }", source, copy).Select(o => o.BaseObject).ToArray();

        Assert.Equal(["a@example.org", "Berg"], back);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path, "*out*"));
    }

    [Fact]
    public void Lines_of_the_pipeline_are_a_list()
    {
        object[] back = _session.RunClean("'Email,Code', 'a@example.org,007', 'b@example.org,008' | Import-CrmContact - | ForEach-Object Code").Select(o => o.BaseObject).ToArray();

        Assert.Equal(["007", "008"], back);
        Assert.Equal("a@example.org", Assert.Single(_session.RunClean("'{\"email\":\"a@example.org\"}' | Import-CrmContact -Path - -Format JsonLines | ForEach-Object Email")).BaseObject);
    }

    [Fact]
    public void A_stamp_stands_beside_what_the_file_says_and_dropped_columns_are_named()
    {
        string source = _folder.Write("source.csv", "Email,Lead Source,Religion\r\na@example.org,Website,x\r\n");

        PSObject contact = Assert.Single(_session.RunClean("Import-CrmContact $args[0] -Property Email, LeadSource -LeadSource 'Fair 2026' -ConsentBasis Contract", source));

        Assert.Equal("Website", contact.Properties["LeadSource"].Value);
        Assert.Equal("Fair 2026", contact.Properties["ImportLeadSource"].Value);
        Assert.Equal("Contract", contact.Properties["ImportConsentBasis"].Value);
        Assert.Null(contact.Properties["Religion"]);
        Assert.StartsWith("HeaderOptionInvalid,", _session.ErrorIdOf("Import-CrmContact $args[0] -Property Emial", source), StringComparison.Ordinal);
    }

    [Fact]
    public void Formula_cells_are_counted_and_disarmed_on_request()
    {
        string source = _folder.Write("source.csv", "Email,Notes\r\na@example.org,=1+1\r\n");

        _session.Run("Import-CrmContact $args[0] | Export-CrmContact $args[1]", source, _folder.File("plain.csv"));
        Assert.Contains(_session.Warnings, w => w.Contains("1 cell that", StringComparison.Ordinal));
        _session.RunClean("Import-CrmContact $args[0] | Export-CrmContact $args[1] -NeutralizeFormula", source, _folder.File("safe.csv"));
        Assert.Contains(",'=1+1", File.ReadAllText(_folder.File("safe.csv")), StringComparison.Ordinal);
        Assert.Equal("=1+1", Assert.Single(_session.RunClean("Import-CrmContact $args[0] -RestoreFormula | ForEach-Object Notes", _folder.File("safe.csv"))).BaseObject);
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
