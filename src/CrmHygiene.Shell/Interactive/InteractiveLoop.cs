using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using CrmHygiene.Shell.Hosting;
using CrmHygiene.Shell.Running;

namespace CrmHygiene.Shell.Interactive;

/// <summary>Prompt, read, run, again.</summary>
internal sealed class InteractiveLoop(PipelineRunner runner, ShellHost host, ConsoleWriter writer, ConsoleReader reader, Terminal terminal)
{
    private readonly CommandHistory _history = new();

    /// <summary>Runs commands until <c>exit</c> or the end of the input.</summary>
    /// <returns>The exit code asked for, else 0.</returns>
    public int Run()
    {
        Loop(nested: false);
        return host.ExitRequest ?? ExitCodes.Ok;
    }

    /// <summary>Runs commands inside a suspended one until <c>exit</c>.</summary>
    public void RunNested()
    {
        host.NestedPromptEnds = false;
        Loop(nested: true);
        host.NestedPromptEnds = false;
    }

    private void Loop(bool nested)
    {
        while (host.ExitRequest is null && !host.NestedPromptEnds)
        {
            var input = ReadCommand(nested);
            if (input.Cancelled)
                continue;
            if (input.Text is null)
                return;
            if (string.IsNullOrWhiteSpace(input.Text))
                continue;
            _history.Add(input.Text);
            runner.Run(new Command(input.Text, isScript: true, useLocalScope: false), nested);
            writer.EndProgress();
        }
    }

    private LineInput ReadCommand(bool nested)
    {
        var text = "";
        var prompt = PromptText(nested);
        while (true)
        {
            writer.Out(prompt);
            var input = ReadLine(prompt, nested);
            if (input.Text is null)
                return text.Length > 0 ? new LineInput(null, Cancelled: true) : input;
            text += input.Text;
            Parser.ParseInput(text, out _, out var errors);
            if (!errors.Any(e => e.IncompleteInput))
                return new LineInput(text);
            text += "\n";
            prompt = ">> ";
        }
    }

    // The completer would wait for the suspended command, which holds the runspace.
    private LineInput ReadLine(string prompt, bool nested) => terminal.CanEditLines
        ? new LineEditor(terminal).Read(prompt, _history, nested ? null : new TabCompleter(runner.Runspace))
        : reader.Plain();

    private string PromptText(bool nested) =>
        runner.Ask("prompt", nested) is [.., { } last] && last.ToString() is { Length: > 0 } text ? text : "PS> ";
}
