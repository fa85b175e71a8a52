using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Loading;

/// <summary>The module shares a process with itself, with other runspaces and with other modules' packages.</summary>
public sealed class IsolationTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _list;

    public IsolationTests() => _list = _folder.Write("list.csv", "Id,Email\r\n1,a@example.org\r\n2,b@example.org\r\n");

    [Fact]
    public void Import_with_Force_keeps_the_commands()
    {
        using var session = new Session();

        session.RunClean("Import-Module $args[0] -Force; Import-Module $args[0] -Force", Repository.Manifest);

        Assert.Equal(2, session.RunClean("Import-CrmContact $args[0]", _list).Length);
        Assert.NotEmpty(session.RunClean("(Get-Module CrmHygiene).ExportedCmdlets.Keys"));
        // The engine finds help by the nested module, which is gone by then.
        Assert.True((int)session.RunClean("@((Get-Help Import-CrmContact).examples.example).Count").Single().BaseObject >= 2);
    }

    [Fact]
    public void Remove_and_import_again_works()
    {
        using var session = new Session();

        session.RunClean("Remove-Module CrmHygiene");
        Assert.Empty(session.RunClean("Get-Command Import-CrmContact -ErrorAction Ignore -ListImported"));
        session.RunClean("Import-Module $args[0]", Repository.Manifest);

        Assert.Equal("1", session.RunClean("Import-CrmContact $args[0] | ForEach-Object Id", _list)[0].BaseObject);
    }

    [Fact]
    public async Task Two_runspaces_work_at_once()
    {
        string rows = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},c{i}@example.org\r\n"));
        string big = _folder.Write("big.csv", "Id,Email\r\n" + rows);

        int[] counts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            using var session = new Session();
            return session.RunClean("Import-CrmContact $args[0] | Where-Object { $_.Email }", big).Length;
        })));

        Assert.Equal([20_000, 20_000], counts);
    }

    [Fact]
    public void Another_module_may_have_loaded_an_older_CsvHelper()
    {
        string path = typeof(IsolationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "OlderCsvHelper").Value!;
        Assembly older = Assembly.LoadFrom(path);
        Assert.Equal(33, older.GetName().Version!.Major);
        using var session = new Session();

        Assert.Equal(2, session.RunClean("Import-CrmContact $args[0]", _list).Length);

        AssemblyLoadContext ours = AssemblyLoadContext.All.Single(c => c.Name == "CrmHygiene");
        Assert.Equal(34, ours.Assemblies.Single(a => a.GetName().Name == "CsvHelper").GetName().Version!.Major);
    }

    [Fact]
    public void The_store_finds_its_native_library_in_our_load_context()
    {
        using var session = new Session();
        string store = _folder.File("store.db");

        session.RunClean("""
            $core = [AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq 'CrmHygiene.Core' })[0]
            $opened = $core.GetType('CrmHygiene.Core.Store.CrmStore').GetMethod('Open').Invoke($null, @($args[0], $true, $null, $null))
            $opened.Dispose()
            """, store);

        Assert.True(File.Exists(store));
        AssemblyLoadContext ours = AssemblyLoadContext.All.Single(c => c.Name == "CrmHygiene");
        Assert.Contains(ours.Assemblies, a => a.GetName().Name == "Microsoft.Data.Sqlite");
    }

    [Fact]
    public void Only_models_and_the_type_adapter_are_in_the_default_context()
    {
        using var session = new Session();
        session.RunClean("Import-CrmContact $args[0]", _list);

        string[] names = AssemblyLoadContext.Default.Assemblies.Select(a => a.GetName().Name!).Where(n => n.StartsWith("CrmHygiene", StringComparison.Ordinal)).Order().ToArray();

        Assert.Equal(["CrmHygiene", "CrmHygiene.Module.Tests", "CrmHygiene.TypeAdapter"], names);
    }

    [Fact]
    public void A_second_copy_of_the_module_is_refused()
    {
        using var first = new Session();
        using var second = new Session(import: false);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "module"), "*", SearchOption.AllDirectories).Append(Repository.Manifest))
        {
            string target = Path.Combine(_folder.Path, "copy", Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        second.Run("Import-Module $args[0]", _folder.File("copy/CrmHygiene.psd1"));

        Assert.Contains(second.Errors, e => e.ToString().Contains("Another copy of CrmHygiene is loaded", StringComparison.Ordinal));
        Assert.Empty(second.Run("Get-Command -Module CrmHygiene"));
    }

    [Fact]
    public void Stopping_an_import_takes_less_than_a_second()
    {
        string endless = _folder.File("long.csv");
        using (StreamWriter writer = File.CreateText(endless))
        {
            writer.Write("Id,Email\r\n");
            for (int i = 0; i < 400_000; i++) writer.Write($"{i},contact{i}@example.org\r\n");
        }
        using var session = new Session();
        using var shell = PowerShell.Create(session.Runspace);
        using var output = new PSDataCollection<PSObject>();
        using var first = new ManualResetEventSlim();
        output.DataAdded += (_, _) => first.Set();
        shell.AddScript("while ($true) { Import-CrmContact $args[0] }").AddArgument(endless);
        IAsyncResult running = shell.BeginInvoke<PSObject, PSObject>(null, output);
        Assert.True(first.Wait(TimeSpan.FromSeconds(30)));

        long before = Environment.TickCount64;
        shell.Stop();

        Assert.InRange(Environment.TickCount64 - before, 0, 1000);
        Assert.ThrowsAny<PipelineStoppedException>(() => shell.EndInvoke(running));
    }

    public void Dispose() => _folder.Dispose();
}
