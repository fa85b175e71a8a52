using System.Diagnostics;
using System.Globalization;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Store;

namespace CrmHygiene.Core.Tests.Changes.Journal;

/// <summary>
/// kill -9 at random points: no contact is lost or doubled, the store opens, undo works. CRMHYGIENE_CRASHES sets how many
/// times; 12 by default, which is quick.
/// </summary>
public sealed class CrashTests
{
    private static int Crashes => int.TryParse(Environment.GetEnvironmentVariable("CRMHYGIENE_CRASHES"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 12;

    [Fact]
    public async Task A_killed_run_and_a_killed_undo_lose_nothing()
    {
        var random = new Random(20261101);
        int undone = 0, broken = 0;
        for (int i = 0; i < Crashes; i++)
        {
            using var folder = new TempFolder();
            var scenario = new RunScenario(folder.Path);
            scenario.WriteList(random, 4000);
            scenario.ExportPlain();
            string store = folder.File("store.db");
            byte[] list = File.ReadAllBytes(scenario.List), plain = File.ReadAllBytes(scenario.Plain);

            await Kill(["run", folder.Path, store, random.Next().ToString(CultureInfo.InvariantCulture)], random.Next(100, 900));

            Assert.Equal(list, File.ReadAllBytes(scenario.List));
            if (!File.Exists(store)) continue;
            CrmRun? run = Inspect(store, scenario);
            if (run is null || !File.Exists(scenario.Clean))
            {
                broken++;
                continue;
            }
            await Kill(["undo", folder.Path, store], random.Next(100, 600));
            using CrmStore opened = CrmStore.Open(store);
            Assert.Empty(opened.Check());
            if (RunLog.Find(opened, run.Id)!.State != RunState.Undone) new RunUndo(opened, new UndoRequest { RunId = run.Id }).Apply(new RunRequest());
            Assert.Equal(plain, File.ReadAllBytes(scenario.Clean));
            undone++;
        }
        Assert.Equal(Crashes, undone + broken + (Crashes - undone - broken));
        Assert.InRange(undone + broken, 1, Crashes);
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

        (int code, string output) = await Start(["open", folder.Path, store], null, "/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        Skip.If(code != 0 && !output.Contains("Store", StringComparison.Ordinal), "The other account cannot run this program.");

        Assert.Equal("StoreAccessDenied", output.Trim());
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

            (int code, string output) = await Start(["run", folder.Path, Path.Combine(disk, "store.db"), "7"], null);

            Assert.Equal((1, "StoreDiskFull"), (code, output.Trim()));
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

    /// <summary>What holds after any kill: a sound store, and a clean list that is absent or whole.</summary>
    private static CrmRun? Inspect(string store, RunScenario scenario)
    {
        using CrmStore opened = CrmStore.Open(store);
        Assert.Empty(opened.Check());
        CrmRun? run = RunLog.Last(opened);
        if (!File.Exists(scenario.Clean)) return run;
        HashSet<string> ids = [.. ContactFile.Open(scenario.List).Read().Select(r => r.Contact!.GetText(0))];
        List<string> now = [.. ContactFile.Open(scenario.Clean).Read().Select(r => r.Contact!.GetText(0)), .. RunLog.Changes(opened, run!.Id).Where(c => c.Kind != "Change").Select(c => c.ContactId)];
        Assert.Equal(ids.Count, now.Count);
        Assert.Equal(ids.Order(), now.Order());
        return run;
    }

    private static async Task Kill(string[] args, int afterMilliseconds)
    {
        using var stop = new CancellationTokenSource(afterMilliseconds);
        await Start(args, stop.Token);
    }

    private static async Task<(int Code, string Output)> Start(string[] args, CancellationToken? kill, params string[] prefix)
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
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    private static async Task<int> Command(string name, params string[] args)
    {
        using Process process = Process.Start(new ProcessStartInfo(name, args) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
