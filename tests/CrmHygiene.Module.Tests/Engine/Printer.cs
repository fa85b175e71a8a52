using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;

namespace CrmHygiene.Module.Tests.Engine;

/// <summary>Prints what scripts write, as a console of 120 columns would.</summary>
public sealed partial class Printer : IDisposable
{
    private readonly TextHost _host = new();
    private readonly Runspace _runspace;

    public Printer()
    {
        _runspace = RunspaceFactory.CreateRunspace(_host, InitialSessionState.CreateDefault2());
        _runspace.Open();
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript("Import-Module $args[0] -ErrorAction Stop").AddArgument(Repository.Manifest).Invoke();
    }

    public TextHost Host => _host;

    public string Print(string script, params object?[] args)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        foreach (object? arg in args) shell.AddArgument(arg);
        shell.AddCommand("Out-Default").Invoke();
        Assert.Empty(shell.Streams.Error);
        // Colours are a setting of the whole process, which tests share.
        return Colours().Replace(_host.TakeText(), string.Empty);
    }

    [GeneratedRegex("\\e\\[[0-9;]*m")]
    private static partial Regex Colours();

    public void Dispose() => _runspace.Dispose();
}
