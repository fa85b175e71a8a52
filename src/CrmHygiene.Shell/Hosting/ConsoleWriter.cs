using System.Management.Automation.Host;

namespace CrmHygiene.Shell.Hosting;

/// <summary>Writes to the standard streams; keeps the progress line out of the way and colours out of files.</summary>
internal sealed class ConsoleWriter(Terminal terminal)
{
    private const string Reset = "\e[0m";

    private readonly Lock _gate = new();
    private readonly ProgressLine _progress = new(terminal);

    /// <summary>Writes to standard output.</summary>
    public void Out(string text) => Write(Console.Out, text, "", terminal.OutputHasColour);

    /// <summary>Writes a line to standard output in a colour, given as an escape sequence.</summary>
    public void OutLine(string text, string colour = "") => Write(Console.Out, text + Environment.NewLine, colour, terminal.OutputHasColour);

    /// <summary>Writes a line to standard error, in red unless it brings its own colours.</summary>
    public void ErrorLine(string text) => Write(Console.Error, text + Environment.NewLine, "\e[31;1m", terminal.ErrorHasColour);

    /// <summary>Shows, moves or ends the progress line.</summary>
    public void Progress(System.Management.Automation.ProgressRecord record)
    {
        lock (_gate)
            _progress.Show(record);
    }

    /// <summary>Takes the progress line away.</summary>
    public void EndProgress()
    {
        lock (_gate)
            _progress.Forget();
    }

    private void Write(TextWriter writer, string text, string colour, bool coloured)
    {
        text = PSHostUserInterface.GetOutputString(text, coloured);
        if (coloured && colour.Length > 0 && !text.Contains('\e', StringComparison.Ordinal))
        {
            var end = text.Length - text.AsSpan().TrimEnd("\r\n").Length;
            text = string.Concat(colour, text.AsSpan(0, text.Length - end), Reset, text.AsSpan(text.Length - end));
        }
        lock (_gate)
        {
            _progress.Erase();
            writer.Write(text);
        }
    }
}
