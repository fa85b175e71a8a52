using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace CrmHygiene.Module.Tests.Engine;

/// <summary>A runspace of the real engine with the module imported by its manifest.</summary>
public sealed class Session : IDisposable
{
    public Session(bool import = true)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        Runspace = RunspaceFactory.CreateRunspace(state);
        Runspace.Open();
        if (import) Run("Import-Module $args[0] -ErrorAction Stop", Repository.Manifest);
    }

    public Runspace Runspace { get; }

    public List<ErrorRecord> Errors { get; } = [];
    public List<string> Warnings { get; } = [];
    public List<string> Verbose { get; } = [];
    public List<string> Information { get; } = [];

    /// <summary>Runs a script and returns its output; terminating errors throw, others are in <see cref="Errors"/>.</summary>
    public PSObject[] Run(string script, params object?[] args) => RunWithInput(script, null, args);

    public PSObject[] RunWithInput(string script, IEnumerable? input, params object?[] args)
    {
        using var shell = PowerShell.Create(Runspace);
        shell.AddScript(script);
        foreach (object? arg in args) shell.AddArgument(arg);
        Errors.Clear();
        Warnings.Clear();
        Verbose.Clear();
        try
        {
            return [.. input is null ? shell.Invoke() : shell.Invoke(input)];
        }
        finally
        {
            Errors.AddRange(shell.Streams.Error);
            Warnings.AddRange(shell.Streams.Warning.Select(w => w.Message));
            Verbose.AddRange(shell.Streams.Verbose.Select(v => v.Message));
        }
    }

    /// <summary>Runs a script that must not write an error.</summary>
    public PSObject[] RunClean(string script, params object?[] args)
    {
        PSObject[] output = Run(script, args);
        Assert.Empty(Errors.Select(e => e.ToString()));
        return output;
    }

    /// <summary>The stable id of the only error of a script.</summary>
    public string ErrorIdOf(string script, params object?[] args)
    {
        try
        {
            Run(script, args);
        }
        catch (RuntimeException exception)
        {
            return exception.ErrorRecord.FullyQualifiedErrorId;
        }
        return Assert.Single(Errors).FullyQualifiedErrorId;
    }

    public void Dispose() => Runspace.Dispose();
}
