using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace CrmHygiene.Benchmarks.Engine;

/// <summary>A runspace with the two empty cmdlets, and nothing else unless imported.</summary>
public sealed class EngineSession : IDisposable
{
    private readonly Runspace _runspace;

    /// <summary>Starts the engine.</summary>
    public EngineSession()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        // Unattended: no question is asked, and no bar is drawn.
        state.Variables.Add(new SessionStateVariableEntry("ConfirmPreference", ConfirmImpact.None, null));
        state.Variables.Add(new SessionStateVariableEntry("ProgressPreference", ActionPreference.SilentlyContinue, null));
        state.Commands.Add(new SessionStateCmdletEntry("Write-Many", typeof(WriteManyCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Skip-Nothing", typeof(SkipNothingCommand), null));
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    /// <summary>Runs a script and drops its output. The first error ends it.</summary>
    /// <param name="script">The script; <c>$File</c>, <c>$Out</c> and <c>$Rows</c> are its arguments.</param>
    /// <param name="file">The list.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="rows">Rows in the list.</param>
    /// <returns>The messages of the error stream.</returns>
    public IReadOnlyList<string> Run(string script, string file = "", string output = "", int rows = 0)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript($"param($File, $Out, $Rows)\n{script}").AddArgument(file).AddArgument(output).AddArgument(rows);
        shell.Invoke();
        return shell.Streams.Error.Select(e => e.FullyQualifiedErrorId + ": " + e.Exception.Message).ToArray();
    }

    /// <summary>Whether the engine knows a command.</summary>
    /// <param name="name">Such as Find-CrmDuplicate.</param>
    public bool Knows(string name)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand("Get-Command").AddParameter("Name", name).AddParameter("ErrorAction", ActionPreference.Ignore);
        return shell.Invoke().Count > 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();
}
