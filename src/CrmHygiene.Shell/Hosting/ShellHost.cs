using System.Globalization;
using System.Management.Automation.Host;

namespace CrmHygiene.Shell.Hosting;

/// <summary>The host the engine talks to.</summary>
internal sealed class ShellHost(ShellUserInterface userInterface, Version version) : PSHost
{
    private readonly Guid _instance = Guid.NewGuid();

    /// <summary>The code a script asked to exit with, or null.</summary>
    public int? ExitRequest { get; set; }

    /// <summary>Runs a prompt inside the running command; set when someone sits at the shell.</summary>
    public Action? NestedPrompt { get; set; }

    /// <summary>True when the nested prompt was told to end.</summary>
    public bool NestedPromptEnds { get; set; }

    public override string Name => "CrmHygiene";

    public override Version Version => version;

    public override Guid InstanceId => _instance;

    public override ShellUserInterface UI => userInterface;

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public override void SetShouldExit(int exitCode) => ExitRequest = exitCode;

    public override void EnterNestedPrompt()
    {
        if (NestedPrompt is null)
            throw new HostException("A command can only be suspended at the interactive prompt.");
        NestedPrompt();
    }

    public override void ExitNestedPrompt() => NestedPromptEnds = true;

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
