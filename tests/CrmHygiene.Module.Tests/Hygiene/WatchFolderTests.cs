using System.Management.Automation;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Hygiene;

/// <summary>Lists that are dropped into a folder.</summary>
public sealed class WatchFolderTests : IDisposable
{
    private const string Watch = "Invoke-CrmHygiene -WatchPath $args[0] -Destination $args[1] -Store $args[2] -CreateStore -SettleSeconds 0 -AsOf 2026-11-01 -MaxRemoveWeekPercent 100 ";

    private readonly TempFolder _folder = new();
    private readonly Session _session = new();
    private readonly string _list = Path.Combine(Repository.Root, "examples", "data", "contacts.csv");

    public WatchFolderTests() => Directory.CreateDirectory(In());

    [Fact]
    public void Each_list_is_cleaned_once_and_moved()
    {
        File.Copy(_list, In("leads.csv"));
        File.Copy(_list, In("same.csv"));
        _folder.Write("in/bad.xlsx", "no workbook");

        dynamic[] done = [.. Run("-Once -Apply").Select(o => o.BaseObject)];

        Assert.Equal(3, done.Length);
        Assert.Equal([(0, true), (1, false), (0, false)], done.OrderBy(d => (string)d.Source == In("same.csv")).ThenBy(d => (string)d.Source == In("bad.xlsx")).Select(d => ((int)d.ExitCode, ((string)d.Destination).Length > 0)));
        Assert.Empty(Names("in"));
        Assert.Equal(["leads.csv", "same.csv"], Names("in/done"));
        Assert.Contains("bad.xlsx", Names("in/rejected"));
        Assert.Contains("bad.xlsx.problem.txt", Names("in/rejected"));
        Assert.Contains("leads-rows.csv", Names("in/rejected"));
        Assert.Equal(["leads.csv"], Names("out").Where(n => !n.Contains("removed", StringComparison.Ordinal)));

        byte[] clean = File.ReadAllBytes(_folder.File("out/leads.csv"));
        File.Copy(_list, In("leads.csv"));
        dynamic again = Assert.Single(Run("-Once -Apply")).BaseObject;
        Assert.Contains("cleaned the same list before", (string)again.Problem, StringComparison.Ordinal);
        Assert.Equal(clean, File.ReadAllBytes(_folder.File("out/leads.csv")));
        Assert.Equal(["leads-2.csv", "leads.csv", "same.csv"], Names("in/done"));

        File.WriteAllText(In("leads.csv"), "First Name,Email\nAnna,anna@example.com\n");
        Assert.Equal(0, (int)((dynamic)Assert.Single(Run("-Once -Apply")).BaseObject).ExitCode);
        Assert.Contains("leads-2.csv", Names("out"));
        Assert.Empty(Run("-Once -Apply"));
    }

    [Fact]
    public void A_dry_run_says_so_and_touches_nothing()
    {
        File.Copy(_list, In("leads.csv"));
        foreach (string mode in (string[])["", "-Apply -WhatIf"])
        {
            dynamic summary = Assert.Single(Run("-Once " + mode)).BaseObject;
            Assert.True((bool)summary.IsDryRun);
            Assert.True((int)summary.Kept > 100);
        }
        Assert.Equal(["in"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Where(n => !n!.StartsWith("store", StringComparison.Ordinal)));
        Assert.Equal(["leads.csv"], Names("in"));
    }

    [Fact]
    public async Task It_takes_what_arrives_until_it_is_stopped()
    {
        using PowerShell shell = PowerShell.Create(_session.Runspace);
        shell.AddScript(Watch + "-Apply").AddArgument(In()).AddArgument(_folder.File("out")).AddArgument(_folder.File("store.db"));
        var came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var output = new PSDataCollection<PSObject>();
        output.DataAdded += (_, _) => came.TrySetResult();
        IAsyncResult running = shell.BeginInvoke<PSObject, PSObject>(null, output);

        File.Copy(_list, _folder.File("leads.tmp"));
        File.Move(_folder.File("leads.tmp"), In("leads.csv"));
        await came.Task.WaitAsync(TimeSpan.FromSeconds(90));
        Assert.True(File.Exists(_folder.File("in/done/leads.csv")));

        var clock = System.Diagnostics.Stopwatch.StartNew();
        await Task.Factory.FromAsync(shell.BeginStop(null, null), shell.EndStop).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), clock.Elapsed.ToString());
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.True(running.IsCompleted);
    }

    [Fact]
    public void It_needs_a_folder_for_clean_lists()
    {
        Assert.StartsWith("ArgumentInvalid,", _session.ErrorIdOf("Invoke-CrmHygiene -WatchPath $args[0] -Once", In()), StringComparison.Ordinal);
        Assert.StartsWith("PathIsFolder,", _session.ErrorIdOf("Invoke-CrmHygiene -WatchPath $args[0] -Destination $args[0] -Once", In()), StringComparison.Ordinal);
        Assert.StartsWith("FolderNotFound,", _session.ErrorIdOf("Invoke-CrmHygiene -WatchPath $args[0] -Destination $args[1] -Once", _folder.File("none"), In()), StringComparison.Ordinal);
    }

    private PSObject[] Run(string options) => _session.Run(Watch + options, In(), _folder.File("out"), _folder.File("store.db"));

    private string In(string name = "") => Path.Combine(_folder.Path, "in", name).TrimEnd(Path.DirectorySeparatorChar);

    private string[] Names(string folder) => [.. Directory.GetFiles(_folder.File(folder)).Select(f => Path.GetFileName(f)!).Where(n => n[0] != '.').Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
