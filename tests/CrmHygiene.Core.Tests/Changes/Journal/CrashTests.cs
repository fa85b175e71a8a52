using System.Diagnostics;
using System.Globalization;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Contacts.Writing;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Store;
using Xunit.Abstractions;

namespace CrmHygiene.Core.Tests.Changes.Journal;

/// <summary>
/// kill -9 at random points of a run that removes, merges and exports, and of its undo: no contact is lost or doubled, the
/// store opens, undo works. CRMHYGIENE_CRASHES sets how many times; 12 by default, which is quick.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private static int Crashes => int.TryParse(Environment.GetEnvironmentVariable("CRMHYGIENE_CRASHES"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 12;

    [Fact]
    public async Task A_killed_run_and_a_killed_undo_lose_nothing()
    {
        var random = new Random(20261101);
        int undone = 0, broken = 0, halfUndone = 0;
        for (int i = 0; i < Crashes; i++)
        {
            using var folder = new TempFolder();
            var scenario = new RunScenario(folder.Path);
            scenario.WriteList(random, 4000);
            scenario.ExportPlain();
            string store = folder.File("store.db");
            byte[] list = File.ReadAllBytes(scenario.List), plain = File.ReadAllBytes(scenario.Plain);

            await Kill(["run", folder.Path, store, random.Next().ToString(CultureInfo.InvariantCulture)], random.Next(700));

            Assert.Equal(list, File.ReadAllBytes(scenario.List));
            CrmRun? run = Inspect(store, scenario);
            if (run is null || !File.Exists(scenario.Clean))
            {
                broken++;
                continue;
            }
            byte[] clean = File.ReadAllBytes(scenario.Clean);
            await Kill(["undo", folder.Path, store], random.Next(500));
            using CrmStore opened = CrmStore.Open(store);
            Assert.Empty(opened.Check());
            if (RunLog.Find(opened, run.Id)!.State == RunState.Undone) undone++;
            else
            {
                halfUndone++;
                Assert.Contains(File.ReadAllBytes(scenario.Clean), new[] { clean, plain });
                new RunUndo(opened, new UndoRequest { RunId = run.Id }).Apply(new RunRequest());
            }
            Assert.Equal(plain, File.ReadAllBytes(scenario.Clean));
        }
        output.WriteLine($"{broken} runs were killed before their list was in place, {halfUndone} undos before they were done, {undone} undos after.");
    }

    [Fact]
    public async Task Processes_on_one_store_wait_for_each_other()
    {
        using var folder = new TempFolder();
        string store = folder.File("store.db");
        string[] folders = [.. Enumerable.Range(0, 3).Select(i => Directory.CreateDirectory(folder.File($"f{i}")).FullName)];
        foreach (string each in folders)
        {
            var scenario = new RunScenario(each);
            scenario.WriteList(new Random(each.Length), 1000);
            scenario.ExportPlain();
        }

        int[] codes = await Task.WhenAll(folders.Select(async (f, i) => (await Start(["run", f, store, i.ToString(CultureInfo.InvariantCulture)], null)).Code));

        Assert.All(codes, c => Assert.Equal(0, c));
        using CrmStore opened = CrmStore.Open(store);
        Assert.Empty(opened.Check());
        IReadOnlyList<CrmRun> runs = RunLog.List(opened);
        Assert.Equal(3, runs.Count(r => r.State == RunState.Done));
        foreach (CrmRun run in runs) new RunUndo(opened, new UndoRequest { RunId = run.Id }).Apply(new RunRequest());
        foreach (string each in folders) Assert.Equal(File.ReadAllBytes(new RunScenario(each).Plain), File.ReadAllBytes(new RunScenario(each).Clean));
    }

    [SkippableFact]
    public async Task In_a_folder_that_cannot_be_written_the_error_says_so()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.UserName == "root" && File.Exists("/usr/bin/setpriv"), "Needs root, to become somebody with fewer rights, and setpriv.");
        using var folder = new TempFolder();
        string store = folder.File("store.db");
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(folder.Path, (UnixFileMode)0b101_101_101);

        (int code, string said) = await Start(["open", folder.Path, store], null, null, "/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        Skip.If(code != 0 && !said.Contains("Store", StringComparison.Ordinal), "The other account cannot run this program.");

        Assert.Equal("StoreAccessDenied", said.Trim());
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [SkippableFact]
    public async Task On_a_full_disk_the_old_file_stays_and_the_store_opens()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.UserName == "root", "Mounting a small disk needs root.");
        using var folder = new TempFolder();
        string disk = Directory.CreateDirectory(folder.File("disk")).FullName;
        Skip.If(await Command("mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", disk) != 0, "A small disk cannot be mounted here.");
        try
        {
            var scenario = new RunScenario(folder.Path);
            scenario.WriteList(new Random(1), 30_000);
            File.WriteAllText(scenario.Clean, "as it was");

            (int code, string said) = await Start(["run", folder.Path, Path.Combine(disk, "store.db"), "7"], null);

            Assert.Equal((1, "StoreDiskFull"), (code, said.Trim().Split('\n')[^1]));
            Assert.Equal("as it was", File.ReadAllText(scenario.Clean));
            Assert.Empty(Directory.GetFiles(folder.Path, "*.tmp"));
            using CrmStore opened = CrmStore.Open(Path.Combine(disk, "store.db"));
            Assert.Empty(opened.Check());
        }
        finally
        {
            await Command("umount", disk);
        }
    }

    [SkippableTheory]
    [InlineData("clean.csv")]
    [InlineData("clean.json")]
    [InlineData("clean.xlsx")]
    [InlineData("clean.vcf")]
    public async Task A_disk_that_fills_up_while_a_list_is_written_leaves_the_old_one_and_no_part(string name)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.UserName == "root", "Mounting a small disk needs root.");
        using var folder = new TempFolder();
        string disk = Directory.CreateDirectory(folder.File("disk")).FullName, clean = Path.Combine(disk, name);
        Skip.If(await Command("mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", disk) != 0, "A small disk cannot be mounted here.");
        try
        {
            var scenario = new RunScenario(folder.Path);
            scenario.WriteList(new Random(1), 20_000);
            File.WriteAllText(clean, "as it was");

            ContactFileException full = Assert.Throws<ContactFileException>(() =>
            {
                using IContactWriter writer = ContactWriters.Create(clean);
                foreach (Contact contact in scenario.Read()) writer.Write(contact);
                writer.Complete();
            });

            Assert.Equal((ContactFileProblem.InputOutput, clean), (full.Problem, full.Path));
            Assert.Contains($"no space left to write '{clean}'", full.Message, StringComparison.Ordinal);
            Assert.Equal("as it was", File.ReadAllText(clean));
            Assert.Equal([clean], Directory.GetFileSystemEntries(disk));
        }
        finally
        {
            await Command("umount", disk);
        }
    }

    [Fact]
    public void What_a_killed_run_left_beside_a_list_goes_with_the_next_one_and_what_is_held_stays()
    {
        using var folder = new TempFolder();
        string clean = folder.File("clean.csv");
        string[] names = [".clean.csv.12ab34cd.tmp", ".clean.csv.12ab34cd.tmp.spool", "..clean.csv.12ab34cd.rows.12ab34ef.tmp", ".clean.csv.12ab34aa.tmp", ".clean.csv.12ab34bb.tmp", ".clean.csv.notes.tmp", ".other.csv.12ab34cd.tmp"];
        foreach (string name in names) File.SetLastWriteTimeUtc(folder.Write(name, "1,ann@example.org"), DateTime.UtcNow.AddHours(-25));
        File.SetLastWriteTimeUtc(folder.File(names[3]), DateTime.UtcNow);
        using (new FileStream(folder.File(names[4]), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            using IContactWriter writer = ContactWriters.Create(clean);
            writer.Complete();
        }

        Assert.Equal(names[3..].Append("clean.csv").Order(StringComparer.Ordinal), Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    /// <summary>What holds after any kill: a sound store, and a clean list that is absent or whole.</summary>
    private static CrmRun? Inspect(string store, RunScenario scenario)
    {
        using CrmStore opened = CrmStore.Open(store);
        Assert.Empty(opened.Check());
        CrmRun? run = RunLog.Last(opened);
        if (!File.Exists(scenario.Clean)) return run;
        Assert.NotNull(run);
        HashSet<string> ids = [.. ContactFile.Open(scenario.List).Read().Select(r => r.Contact!.GetText(0))];
        List<string> now = [.. ContactFile.Open(scenario.Clean).Read().Select(r => r.Contact!.GetText(0)), .. RunLog.Changes(opened, run!.Id).Where(c => c.Kind != "Change").Select(c => c.ContactId)];
        Assert.Equal(ids.Count, now.Count);
        Assert.Equal(ids.Order(), now.Order());
        return run;
    }

    private static async Task Kill(string[] args, int afterMilliseconds)
    {
        using var stop = new CancellationTokenSource();
        await Start(args, stop.Token, () => stop.CancelAfter(afterMilliseconds));
    }

    private static async Task<(int Code, string Output)> Start(string[] args, CancellationToken? kill, Action? began = null, params string[] prefix)
    {
        string[] command = [.. prefix, Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", typeof(CrashChild).Assembly.Location, .. args];
        using Process process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using CancellationTokenRegistration registration = kill?.Register(() =>
        {
            try
            {
                process.Kill();
            }
            catch (InvalidOperationException)
            {
                // It was done before.
            }
        }) ?? default;
        string? first = await process.StandardOutput.ReadLineAsync();
        began?.Invoke();
        string said = first + Environment.NewLine + await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    private static async Task<int> Command(string name, params string[] args)
    {
        using Process process = Process.Start(new ProcessStartInfo(name, args) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
