using CrmHygiene.Core.Store;
using Microsoft.Data.Sqlite;

namespace CrmHygiene.Core.Tests.Store;

/// <summary>A store is one file for its owner, and never anything else's file.</summary>
public sealed class CrmStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_store_is_made_only_when_asked()
    {
        string path = _folder.File("new/store.db");

        Assert.Equal(StoreProblem.StoreMissing, ProblemOf(() => CrmStore.Open(path)));
        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
        using (CrmStore made = CrmStore.Open(path, create: true)) Assert.True(made.WasCreated);
        using CrmStore again = CrmStore.Open(path, create: true);
        Assert.False(again.WasCreated);
    }

    [Fact]
    public void Only_the_owner_may_read_it_and_its_side_files()
    {
        if (OperatingSystem.IsWindows()) return;
        string path = _folder.File("store.db");
        using CrmStore store = CrmStore.Open(path, create: true);
        store.Write(s => s.Execute("INSERT INTO store_info VALUES ('a', 'b')"));

        string[] files = Directory.GetFiles(_folder.Path);

        Assert.Contains(path + "-wal", files);
        foreach (string file in files) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Rights_of_others_are_taken_away()
    {
        if (OperatingSystem.IsWindows()) return;
        string path = _folder.File("store.db");
        CrmStore.Open(path, create: true).Dispose();
        File.SetUnixFileMode(path, (UnixFileMode)0b110_100_100);

        CrmStore.Open(path).Dispose();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Id,Email\r\n1,a@example.org\r\n")]
    public void A_file_that_is_no_store_is_left_as_it_is(string text)
    {
        string path = _folder.Write("list.csv", text);

        Assert.Equal(StoreProblem.StoreForeign, ProblemOf(() => CrmStore.Open(path, create: true)));

        Assert.Equal(text, File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Another_programs_database_is_left_as_it_is()
    {
        string path = _folder.File("other.db");
        using (var other = new SqliteConnection($"Data Source={path};Pooling=false"))
        {
            other.Open();
            using SqliteCommand command = other.CreateCommand();
            command.CommandText = "CREATE TABLE bookmarks (url TEXT); INSERT INTO bookmarks VALUES ('https://example.org')";
            command.ExecuteNonQuery();
        }
        byte[] before = File.ReadAllBytes(path);

        Assert.Equal(StoreProblem.StoreForeign, ProblemOf(() => CrmStore.Open(path, create: true)));

        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_damaged_store_says_so_and_is_left_as_it_is()
    {
        string path = _folder.File("store.db");
        using (CrmStore store = CrmStore.Open(path, create: true))
            store.Write(s => Enumerable.Range(0, 2000).Sum(i => s.Execute("INSERT INTO store_info VALUES ($n, $v)", ("$n", $"name {i}"), ("$v", new string('x', 200)))));
        byte[] bytes = File.ReadAllBytes(path);
        Random.Shared.NextBytes(bytes.AsSpan(4096));
        File.WriteAllBytes(path, bytes);

        StoreException exception = Assert.Throws<StoreException>(() => CrmStore.Open(path, create: true));

        Assert.Equal(StoreProblem.StoreCorrupt, exception.Problem);
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_newer_store_is_refused_and_an_older_one_moved_forward()
    {
        string path = _folder.File("store.db");
        IStorePart[] first = [.. StoreParts.All, new Part("notes", "CREATE TABLE notes_line (text TEXT)")];
        IStorePart[] second = [.. StoreParts.All, new Part("notes", "CREATE TABLE notes_line (text TEXT)", "ALTER TABLE notes_line ADD COLUMN day TEXT; UPDATE notes_line SET day = 'then'")];
        using (CrmStore store = CrmStore.Open(path, create: true, parts: first)) store.Write(s => s.Execute("INSERT INTO notes_line VALUES ('kept')"));

        using (CrmStore store = CrmStore.Open(path, parts: second))
            Assert.Equal("kept then", store.Read(s => s.Scalar<string>("SELECT text || ' ' || day FROM notes_line")));

        Assert.Equal(StoreProblem.StoreNewer, ProblemOf(() => CrmStore.Open(path, parts: first)));
    }

    [Fact]
    public void A_failed_migration_leaves_the_version_before_it()
    {
        string path = _folder.File("store.db");
        CrmStore.Open(path, create: true, parts: [.. StoreParts.All, new Part("notes", "CREATE TABLE notes_line (text TEXT)")]).Dispose();

        Assert.Throws<StoreException>(() => CrmStore.Open(path, parts: [.. StoreParts.All, new Part("notes", "CREATE TABLE notes_line (text TEXT)", "CREATE TABLE notes_more (text TEXT); NOT SQL")]));

        using CrmStore store = CrmStore.Open(path);
        Assert.Equal(1, store.Read(s => s.Scalar<long>("SELECT version FROM store_version WHERE part = 'notes'")));
        Assert.Equal(0, store.Read(s => s.Scalar<long>("SELECT count(*) FROM sqlite_schema WHERE name = 'notes_more'")));
    }

    [Fact]
    public void Work_that_throws_leaves_nothing()
    {
        using CrmStore store = CrmStore.Open(_folder.File("store.db"), create: true);

        Assert.Throws<InvalidOperationException>(() => store.Write(s =>
        {
            s.Execute("INSERT INTO store_info VALUES ('half', 'done')");
            throw new InvalidOperationException();
        }));

        Assert.Null(store.Read(s => s.Scalar<string>("SELECT value FROM store_info WHERE name = 'half'")));
        store.Write(s => s.Execute("INSERT INTO store_info VALUES ('whole', 'done')"));
    }

    [Fact]
    public async Task Many_who_make_the_same_store_at_once_get_one_store()
    {
        string path = _folder.File("store.db");

        string[] ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
        {
            using CrmStore store = CrmStore.Open(path, create: true);
            store.Write(s => s.Execute("INSERT INTO store_info VALUES ($n, '')", ("$n", $"writer {i}")));
            return store.Id;
        })));

        Assert.Single(ids.Distinct());
        using CrmStore opened = CrmStore.Open(path);
        Assert.Equal(8, opened.Read(s => s.Scalar<long>("SELECT count(*) FROM store_info WHERE name LIKE 'writer%'")));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
    }

    [Fact]
    public void A_backup_is_a_store_and_replaces_nothing()
    {
        using CrmStore store = CrmStore.Open(_folder.File("store.db"), create: true);
        store.Write(s => s.Execute("INSERT INTO store_info VALUES ('kept', 'yes')"));
        string copy = _folder.File("backup.db");

        store.Backup(copy);

        Assert.Throws<StoreException>(() => store.Backup(copy));
        using CrmStore opened = CrmStore.Open(copy);
        Assert.Equal(store.Id, opened.Id);
        Assert.Equal("yes", opened.Read(s => s.Scalar<string>("SELECT value FROM store_info WHERE name = 'kept'")));
        Assert.Empty(opened.Check());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
    }

    [Fact]
    public void A_backup_that_cannot_be_written_says_why_and_leaves_nothing()
    {
        using CrmStore store = CrmStore.Open(_folder.File("store.db"), create: true);

        Assert.Contains("no folder", Assert.Throws<StoreException>(() => store.Backup(_folder.File("missing/backup.db"))).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<StoreException>(() => store.Backup(_folder.Path)).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<OperationCanceledException>(() => store.Backup(_folder.File("backup.db"), new CancellationToken(canceled: true)));

        Assert.All(Directory.GetFiles(_folder.Path), f => Assert.StartsWith("store.db", Path.GetFileName(f), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_backup_at_work_is_stopped()
    {
        using CrmStore store = CrmStore.Open(_folder.File("store.db"), create: true);
        // Enough for SQLite to look up at least once; when it is stopped does not matter.
        store.Write(s => s.Execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) INSERT INTO store_info SELECT i, hex(randomblob(60)) FROM n"));
        using var stop = new CancellationTokenSource();

        Task backup = Task.Run(() => store.Backup(_folder.File("backup.db"), stop.Token));
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => backup);
        Assert.False(File.Exists(_folder.File("backup.db")));
        Assert.Empty(store.Check());
    }

    [Fact]
    public void A_link_is_followed_to_where_the_store_really_is()
    {
        if (OperatingSystem.IsWindows()) return;
        string share = Directory.CreateDirectory(_folder.File("share/crm")).FullName;
        Directory.CreateSymbolicLink(_folder.File("home"), _folder.File("share"));
        Directory.CreateSymbolicLink(_folder.File("again"), _folder.File("home/crm"));

        Assert.Equal(share, NetworkPaths.WithoutLinks(_folder.File("home/crm")));
        Assert.Equal(share, NetworkPaths.WithoutLinks(_folder.File("again")));
        Assert.Equal(share, NetworkPaths.WithoutLinks(share));
    }

    [Theory]
    [InlineData("/data/x", "ext4", false)]
    [InlineData("/mnt/share/x", "cifs", true)]
    [InlineData("/mnt/my share", "nfs4", true)]
    [InlineData("/mnt/a\\b/x", "nfs4", true)]
    [InlineData("/mnt/shared", "ext4", false)]
    public void Network_drives_are_known_by_their_mount(string folder, string expectedType, bool network)
    {
        string[] mounts =
        [
            "22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw",
            "40 22 0:40 / /mnt/share rw,relatime shared:1 - cifs //server/share rw",
            "41 22 0:41 / /mnt/my\\040share rw - nfs4 server:/x rw",
            "42 22 0:42 / /mnt/a\\134b rw - nfs4 server:/y rw",
        ];

        Assert.Equal(network, NetworkPaths.IsNetwork(folder, mounts));
        Assert.Equal(network, expectedType != "ext4");
    }

    [Fact]
    public void The_store_is_named_by_parameter_then_environment_then_policy()
    {
        CrmPolicy policy = CrmPolicy.Default with { Store = "crm.db", File = _folder.File("policy.json") };

        Assert.Equal(new StoreLocation(_folder.File("a.db"), true), StoreLocation.Resolve(_folder.File("a.db"), policy, _ => "b.db"));
        Assert.Equal(new StoreLocation(Path.GetFullPath("b.db"), true), StoreLocation.Resolve(null, policy, _ => "b.db"));
        Assert.Equal(new StoreLocation(_folder.File("crm.db"), true), StoreLocation.Resolve(null, policy, _ => null));
        Assert.False(StoreLocation.Resolve(null, CrmPolicy.Default, _ => null).IsNamed);
    }

    private static StoreProblem ProblemOf(Action action) => Assert.Throws<StoreException>(action).Problem;

    private sealed class Part(string name, params string[] migrations) : IStorePart
    {
        public string Name => name;
        public IReadOnlyList<string> Migrations => migrations;
    }
}
