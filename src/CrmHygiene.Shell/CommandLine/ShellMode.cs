namespace CrmHygiene.Shell.CommandLine;

/// <summary>What one start of the shell is asked to do.</summary>
internal enum ShellMode
{
    /// <summary>Prompt for commands, or run the script on a redirected standard input.</summary>
    Default,

    /// <summary>Run a script file.</summary>
    File,

    /// <summary>Run the text of the command line.</summary>
    Command,

    /// <summary>Run standard input as one script.</summary>
    StandardInput,

    /// <summary>Print the help text.</summary>
    Help,

    /// <summary>Print the versions.</summary>
    Version,
}
