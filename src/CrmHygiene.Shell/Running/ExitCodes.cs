namespace CrmHygiene.Shell.Running;

/// <summary>The exit codes of the shell, and the rule that picks one.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Error = 1;

    /// <summary>EX_USAGE of sysexits.h, as pwsh uses for its own command line.</summary>
    public const int Usage = 64;

    /// <summary>128 + SIGINT, as shells report it.</summary>
    public const int Interrupted = 130;

    /// <summary>128 + SIGTERM.</summary>
    public const int Terminated = 143;

    /// <summary>
    /// The first that applies: <c>exit n</c>; a signal; a terminating error (1); the summary's code unless it is 0;
    /// <c>$?</c> false (1); 0.
    /// </summary>
    public static int Of(RunResult result, int? requested, int signalCode) => result switch
    {
        _ when requested is { } code => code,
        { Ending: RunEnding.Stopped } => signalCode,
        { Ending: RunEnding.Failed } => Error,
        { SummaryExitCode: { } code and not Ok } => code,
        { Succeeded: false } => Error,
        _ => Ok,
    };
}
