using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using CrmHygiene.Shell.Hosting;
using Microsoft.PowerShell;

namespace CrmHygiene.Shell.Running;

/// <summary>Opens the engine the shell hosts.</summary>
internal static class Engine
{
    // The engine's own paging help needs cmdlets it does not bring, and its Clear-Host starts a program.
    private const string Help = "param([Parameter(ValueFromRemainingArguments)][object[]]$Words) Get-Help @Words";
    private const string ClearHost = "$Host.UI.RawUI.CursorPosition = [System.Management.Automation.Host.Coordinates]::new(0, 0); "
        + "$Host.UI.RawUI.SetBufferContents([System.Management.Automation.Host.Rectangle]::new(-1, -1, -1, -1), "
        + "[System.Management.Automation.Host.BufferCell]::new(' ', 'White', 'Black', 'Complete'))";

    /// <summary>An open runspace on one thread of its own, with the core cmdlets and our two functions.</summary>
    public static Runspace Open(ShellHost host)
    {
        // The engine reports usage to its vendor unless told otherwise before it starts; a host for contact data never does.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

        var state = InitialSessionState.CreateDefault2();
        state.Commands.Remove("help", typeof(SessionStateFunctionEntry));
        state.Commands.Remove("Clear-Host", typeof(SessionStateFunctionEntry));
        state.Commands.Add(new SessionStateFunctionEntry("help", Help));
        state.Commands.Add(new SessionStateFunctionEntry("Clear-Host", ClearHost));
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.RemoteSigned; // as pwsh ships; bare, the engine runs no script at all

        var runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        runspace.Open();
        Runspace.DefaultRunspace = runspace;
        if (Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 })
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        return runspace;
    }

    /// <summary>
    /// Lets <c>exit n</c> in the next script file end the shell, as pwsh -File does. The engine offers no public way;
    /// without this, exit would only end the script and set $LASTEXITCODE.
    /// </summary>
    public static void LetScriptExit(Runspace runspace)
    {
        const BindingFlags hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        var context = typeof(Runspace).GetProperty("ExecutionContext", hidden)?.GetValue(runspace);
        var rethrow = context?.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", hidden)
            ?? throw new MissingMemberException("This version of the engine cannot pass on the exit code of a script.");
        rethrow.SetValue(context, true);
    }
}
