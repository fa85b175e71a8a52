using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Hygiene;
using CrmHygiene.Core.Hygiene.Watching;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Store;
using Microsoft.Extensions.Time.Testing;

namespace CrmHygiene.Core.Tests.Hygiene;

public sealed class WatchedFolderTests : IDisposable
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_complete_when_it_stayed_the_same()
    {
        var files = new ArrivingFiles(_folder.Path, Settle, _clock);
        _folder.Write("a.csv", "Email\na@b.de\n");
        Assert.Empty(files.Look());
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Empty(files.Look());
        _folder.Write("a.csv", "Email\na@b.de\nb@b.de\n");
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Empty(files.Look());
        Assert.True(files.AreComing);
        _clock.Advance(Settle);

        Assert.Equal([_folder.File("a.csv")], files.Look());
        // Once: until it changes.
        Assert.False(files.AreComing);
        Assert.Empty(files.Look());
        _folder.Write("a.csv", "Email\nc@b.de\n");
        files.Look();
        _clock.Advance(Settle);
        Assert.Single(files.Look());
    }

    [Fact]
    public void A_file_somebody_writes_is_left_alone()
    {
        var files = new ArrivingFiles(_folder.Path, TimeSpan.Zero, _clock);
        using (var writer = new FileStream(_folder.File("a.csv"), FileMode.Create, FileAccess.Write, FileShare.None))
        {
            writer.Write("Email\n"u8);
            writer.Flush();
            Assert.Empty(files.Look());
        }
        Assert.Single(files.Look());
    }

    [Fact]
    public void Files_under_way_hidden_and_empty_ones_are_none()
    {
        foreach (string name in (string[])[".a.csv", "~$a.xlsx", "a.csv.part", "a.csv.filepart", "b.tmp", "c.crdownload"]) _folder.Write(name, "Email\n");
        _folder.Write("empty.csv", "");
        Directory.CreateDirectory(_folder.File("done"));
        Assert.Empty(new ArrivingFiles(_folder.Path, TimeSpan.Zero, _clock).Look());
    }

    [Fact]
    public void The_oldest_comes_first()
    {
        foreach ((string name, int minute) in ((string, int)[])[("a.csv", 3), ("b.csv", 1), ("c.csv", 2), ("d.csv", 1)])
            File.SetLastWriteTimeUtc(_folder.Write(name, "Email\n"), new DateTime(2026, 1, 1, 0, minute, 0, DateTimeKind.Utc));
        Assert.Equal(["b.csv", "d.csv", "c.csv", "a.csv"], new ArrivingFiles(_folder.Path, TimeSpan.Zero, _clock).Look().Select(Path.GetFileName));
    }

    [Fact]
    public void Lists_are_moved_and_none_replaces_another()
    {
        using WatchedFolder folder = Open();
        folder.MakeFolders();
        foreach (int exit in (int[])[0, 0, 3])
        {
            string list = _folder.Write("in/a.csv", $"Email\n{exit}@b.de\n");
            folder.Settle(list, new HygieneSummary { IsDryRun = false, Source = list, ExitCode = exit, Problem = "Too many." });
            Assert.False(File.Exists(list));
        }
        Assert.Equal(["a-2.csv", "a.csv"], Directory.GetFiles(folder.DoneFolder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("ExitCode 3. Too many.\n", File.ReadAllText(Path.Combine(folder.RejectedFolder, "a.csv.problem.txt")));
        Assert.Equal(Path.Combine(folder.Destination, "a.csv"), folder.DestinationOf("in/a.csv"));
        _folder.Write("out/a.csv", "x");
        Assert.Equal(Path.Combine(folder.Destination, "a-2.csv"), folder.DestinationOf("in/a.csv"));
        Assert.Equal(Path.Combine(folder.Destination, "a.csv"), folder.DestinationOf("in/a.csv", path => path.EndsWith("a.csv", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_run_at_a_time_has_the_folder_and_it_is_not_its_own_destination()
    {
        using WatchedFolder folder = Open();
        Assert.Equal(ContactFileProblem.FileIsLocked, Assert.Throws<ContactFileException>(Open).Problem);
        Assert.Equal(ContactFileProblem.PathIsFolder, Assert.Throws<ContactFileException>(() => new WatchedFolder(_folder.File("out"), _folder.File("out") + Path.DirectorySeparatorChar, Settle, true)).Problem);
        Assert.Equal(ContactFileProblem.FolderNotFound, Assert.Throws<ContactFileException>(() => new WatchedFolder(_folder.File("none"), _folder.File("out"), Settle, true)).Problem);
    }

    [Fact]
    public void Once_looks_twice_at_the_most_and_not_again_where_nothing_comes()
    {
        using WatchedFolder folder = Open();
        Assert.Empty(folder.Look());
        Assert.False(folder.Wait(CancellationToken.None));
    }

    [Fact]
    public void A_wait_ends_when_it_is_stopped()
    {
        Directory.CreateDirectory(_folder.File("in"));
        using var folder = new WatchedFolder(_folder.File("in"), _folder.File("out"), Settle, once: false);
        folder.Look();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => folder.Wait(stop.Token));
    }

    [Fact]
    public void A_wait_ends_when_a_file_comes()
    {
        Directory.CreateDirectory(_folder.File("in"));
        using var folder = new WatchedFolder(_folder.File("in"), _folder.File("out"), TimeSpan.Zero, once: false);
        folder.Look();
        _folder.Write("in/a.csv", "Email\n");
        Assert.True(folder.Wait(CancellationToken.None));
        Assert.Single(folder.Look());
    }

    [Fact]
    public async Task A_list_that_was_cleaned_before_is_known_and_one_that_had_only_its_files_to_move_is_finished()
    {
        var scenario = new HygieneScenario(_folder.File("in"), 40);
        await scenario.RunElsewhere(HygieneOutput.Moving);
        using CrmStore store = CrmStore.Open(scenario.Store);
        using WatchedFolder folder = Open();
        Assert.Null(folder.RunOf(store, scenario.Source));

        HygieneJob.FinishAll(store, _folder.File("in"));

        Assert.True(File.Exists(scenario.Clean));
        Assert.Equal(1, folder.RunOf(store, scenario.Source));
        File.AppendAllText(scenario.Source, "5,New,Person,new.person@firm.test,Firm,2026-10-01,,\n");
        Assert.Null(folder.RunOf(store, scenario.Source));
    }

    private WatchedFolder Open()
    {
        Directory.CreateDirectory(_folder.File("in"));
        Directory.CreateDirectory(_folder.File("out"));
        return new WatchedFolder(_folder.File("in"), _folder.File("out"), Settle, once: true);
    }
}
