using System.Management.Automation;
using System.Management.Automation.Host;

namespace CrmHygiene.Shell.Hosting;

/// <summary>The engine's streams on the console: errors on standard error, the rest on standard output, as pwsh does.</summary>
internal sealed partial class ShellUserInterface(Terminal terminal, ConsoleWriter writer, ConsoleReader reader) : PSHostUserInterface
{
    private const string Yellow = "\e[33;1m";

    public override PSHostRawUserInterface RawUI { get; } = new RawUserInterface(terminal);

    public override bool SupportsVirtualTerminal => terminal.OutputHasColour;

    public override void Write(string value) => writer.Out(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        writer.Out(AnsiColour.Wrap(value, foregroundColor, backgroundColor));

    /// <summary>Sends lines to standard error while the error that ended a command is printed.</summary>
    public bool OutputIsError { get; set; }

    public override void WriteLine(string value)
    {
        if (OutputIsError)
            writer.ErrorLine(value);
        else
            writer.OutLine(value);
    }

    public override void WriteErrorLine(string value) => writer.ErrorLine(value);

    public override void WriteWarningLine(string message) => writer.OutLine("WARNING: " + message, Yellow);

    public override void WriteVerboseLine(string message) => writer.OutLine("VERBOSE: " + message, Yellow);

    public override void WriteDebugLine(string message) => writer.OutLine("DEBUG: " + message, Yellow);

    public override void WriteProgress(long sourceId, ProgressRecord record) => writer.Progress(record);
}
