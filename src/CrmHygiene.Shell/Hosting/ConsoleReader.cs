using System.Management.Automation;
using System.Management.Automation.Host;
using CrmHygiene.Shell.Interactive;

namespace CrmHygiene.Shell.Hosting;

/// <summary>Answers to questions, from the keyboard or from a piped standard input, one line each.</summary>
internal sealed class ConsoleReader(Terminal terminal, bool nonInteractive)
{
    private volatile bool _blocked;

    /// <summary>Who stops the command when the question is given up with Ctrl+C.</summary>
    public IStopper? Stopper { get; set; }

    /// <summary>True while a read waits that no signal can end.</summary>
    public bool IsBlocked => _blocked;

    /// <summary>A line of input.</summary>
    /// <param name="what">What is asked for, for the message when nobody can answer.</param>
    /// <param name="prompt">The text already in front of the cursor on this line.</param>
    /// <param name="mask">Shows an asterisk for each character.</param>
    /// <exception cref="HostException">Nobody is there to answer, or the input has ended.</exception>
    /// <exception cref="PipelineStoppedException">Ctrl+C.</exception>
    public string Read(string what, string prompt = "", bool mask = false)
    {
        Require(what);
        var input = terminal.CanEditLines ? new LineEditor(terminal).Read(prompt, mask: mask) : Plain();
        if (input.Cancelled)
        {
            Stopper?.Stop();
            throw new PipelineStoppedException();
        }
        return input.Text
            ?? throw new HostException($"Cannot ask for {what}: standard input has ended.", null, "EndOfInput", ErrorCategory.ReadError);
    }

    /// <summary>Fails before a question is printed that nobody may answer.</summary>
    /// <exception cref="HostException">The shell was started with -NonInteractive.</exception>
    public void Require(string what)
    {
        if (nonInteractive)
            throw new HostException($"Cannot ask for {what}: the shell was started with -NonInteractive. Give the value as a parameter, or use -Confirm:$false.", null, "NonInteractive", ErrorCategory.InvalidOperation);
    }

    /// <summary>A line without editing; null text at the end of the input.</summary>
    public LineInput Plain()
    {
        _blocked = true;
        try
        {
            return new LineInput(Console.In.ReadLine());
        }
        finally
        {
            _blocked = false;
        }
    }
}
