namespace CrmHygiene.Shell.CommandLine;

/// <summary>The command line, read.</summary>
internal sealed record ShellOptions
{
    /// <summary>What to do.</summary>
    public ShellMode Mode { get; init; }

    /// <summary>The script's path or the command's text, as the mode says.</summary>
    public string Text { get; init; } = "";

    /// <summary>The arguments of the script, as typed.</summary>
    public IReadOnlyList<string> ScriptArguments { get; init; } = [];

    /// <summary>Where the module's manifest was said to be, or null to look for it.</summary>
    public string? ModulePath { get; init; }

    /// <summary>True when nobody is there to answer a question.</summary>
    public bool NonInteractive { get; init; }

    /// <summary>True to start the prompt without a banner.</summary>
    public bool NoLogo { get; init; }
}
