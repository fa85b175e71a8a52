using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CrmHygiene.Shell.Hosting;

namespace CrmHygiene.Shell.Running;

/// <summary>Runs one command at a time, prints what it writes, and can be told to stop it from another thread.</summary>
internal sealed class PipelineRunner(Runspace runspace, ShellUserInterface userInterface) : IStopper
{
    private static readonly CmdletInfo OutDefault = new("Out-Default", typeof(WatchedOutDefault));

    private readonly Lock _gate = new();
    private readonly Stack<PowerShell> _running = new();

    /// <summary>The runspace commands run in.</summary>
    public Runspace Runspace { get; } = runspace;

    /// <summary>True while a command runs.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_gate)
                return _running.Count > 0;
        }
    }

    /// <summary>Starts to stop the running command; returns at once.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            if (_running.TryPeek(out var shell))
                shell.BeginStop(null, null);
        }
    }

    /// <summary>Runs a command with its errors and output formatted on the console.</summary>
    public RunResult Run(Command command, bool nested = false)
    {
        var watch = new OutputWatch();
        command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        using var shell = Create(nested);
        shell.Commands.AddCommand(command);
        shell.AddCommand(OutDefault).AddParameter(nameof(WatchedOutDefault.Watch), watch);
        // Outside of history the engine puts $? back to what it was before the command.
        var (ending, failure) = Invoke(shell, addToHistory: !nested);
        var succeeded = ending is RunEnding.Completed && Ask("$?", nested) is not [{ BaseObject: false }];
        if (failure is not null)
            Print(failure, nested);
        return new RunResult(ending, succeeded, watch.SummaryExitCode());
    }

    /// <summary>Runs text and returns what it wrote; errors are ignored.</summary>
    public IReadOnlyList<PSObject> Ask(string script, bool nested = false)
    {
        using var shell = Create(nested);
        shell.AddScript(script, useLocalScope: true);
        try
        {
            return shell.Invoke();
        }
        catch (RuntimeException)
        {
            return [];
        }
    }

    private (RunEnding Ending, Exception? Failure) Invoke(PowerShell shell, bool addToHistory)
    {
        lock (_gate)
            _running.Push(shell);
        try
        {
            shell.Invoke(null, new PSInvocationSettings { AddToHistory = addToHistory });
            return (RunEnding.Completed, null);
        }
        catch (PipelineStoppedException)
        {
            return (RunEnding.Stopped, null);
        }
        catch (Exception e) when (e is RuntimeException or InvalidOperationException)
        {
            return (RunEnding.Failed, e);
        }
        finally
        {
            lock (_gate)
                _running.Pop();
        }
    }

    private void Print(Exception reason, bool nested)
    {
        var record = reason is IContainsErrorRecord { ErrorRecord: { } own }
            ? new ErrorRecord(own, reason)
            : new ErrorRecord(reason, "ShellError", ErrorCategory.NotSpecified, null);
        using var shell = Create(nested);
        shell.AddCommand(OutDefault).AddParameter(nameof(WatchedOutDefault.InputObject), PSObject.AsPSObject(record));
        userInterface.OutputIsError = true;
        Invoke(shell, addToHistory: false);
        userInterface.OutputIsError = false;
    }

    private PowerShell Create(bool nested)
    {
        if (nested)
            return PowerShell.Create(RunspaceMode.CurrentRunspace);
        var shell = PowerShell.Create();
        shell.Runspace = Runspace;
        return shell;
    }
}
