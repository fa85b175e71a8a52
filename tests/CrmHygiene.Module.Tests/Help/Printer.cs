using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Help;

/// <summary>Prints what scripts write, as a console of 120 columns would.</summary>
public sealed class Printer : IDisposable
{
    private readonly TextHost _host = new();
    private readonly Runspace _runspace;

    public Printer()
    {
        _runspace = RunspaceFactory.CreateRunspace(_host, InitialSessionState.CreateDefault2());
        _runspace.Open();
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript("Import-Module $args[0] -ErrorAction Stop; $PSStyle.OutputRendering = 'PlainText'").AddArgument(Repository.Manifest).Invoke();
    }

    public string Print(string script, params object?[] args)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        foreach (object? arg in args) shell.AddArgument(arg);
        shell.AddCommand("Out-Default").Invoke();
        Assert.Empty(shell.Streams.Error);
        return _host.TakeText();
    }

    public void Dispose() => _runspace.Dispose();
}
