using System.Runtime.InteropServices;
using CrmHygiene.Shell.Hosting;

namespace CrmHygiene.Shell.Running;

/// <summary>
/// Ctrl+C and SIGTERM stop the running command, so that its files end whole. The second one, or one that comes while
/// an answer is awaited, ends the process at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly PipelineRunner _runner;
    private readonly ConsoleReader _reader;
    private readonly bool _interactive;
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private int _count;

    /// <summary>Listens until disposed.</summary>
    public StopSignals(PipelineRunner runner, ConsoleReader reader, bool interactive)
    {
        _runner = runner;
        _reader = reader;
        _interactive = interactive;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => On(c, ExitCodes.Interrupted));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => On(c, ExitCodes.Terminated));
    }

    /// <summary>The exit code of the signal that came, or that of Ctrl+C.</summary>
    public int ExitCode { get; private set; } = ExitCodes.Interrupted;

    /// <summary>True once a signal came.</summary>
    public bool Came => Volatile.Read(ref _count) > 0;

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void On(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        if (_interactive && exitCode == ExitCodes.Interrupted)
        {
            _runner.Stop();
            return;
        }
        ExitCode = exitCode;
        if (Interlocked.Increment(ref _count) > 1 || _reader.IsBlocked || !_runner.IsRunning)
            Environment.Exit(exitCode);
        _runner.Stop();
    }
}
