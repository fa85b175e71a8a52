namespace CrmHygiene.Shell.Running;

/// <summary>How one command ended.</summary>
/// <param name="Ending">Whether it ran to its end.</param>
/// <param name="Succeeded">The value of <c>$?</c> afterwards.</param>
/// <param name="SummaryExitCode">The exit code asked for by the last object written, if that was one of our summaries.</param>
internal readonly record struct RunResult(RunEnding Ending, bool Succeeded, int? SummaryExitCode);

/// <summary>The ways a command ends.</summary>
internal enum RunEnding
{
    /// <summary>It ran to its end.</summary>
    Completed,

    /// <summary>A terminating error ended it.</summary>
    Failed,

    /// <summary>It was stopped by a person or a signal.</summary>
    Stopped,
}
