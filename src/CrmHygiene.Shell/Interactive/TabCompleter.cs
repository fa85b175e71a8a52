using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace CrmHygiene.Shell.Interactive;

/// <summary>The engine's completions of one line, one after the other.</summary>
internal sealed class TabCompleter(Runspace runspace)
{
    private CommandCompletion? _completion;
    private string _line = "";
    private string _shown = "";

    /// <summary>Completes the line at the cursor, or goes on to the next proposal; beyond the last comes the first.</summary>
    /// <returns>The new line and cursor, or null when nothing fits.</returns>
    public (string Line, int Cursor)? Next(string line, int cursor, bool forward)
    {
        if (_completion is null || line != _shown)
        {
            using var shell = PowerShell.Create();
            shell.Runspace = runspace;
            _completion = CommandCompletion.CompleteInput(line, cursor, null, shell);
            _line = line;
        }
        if (_completion.CompletionMatches.Count == 0 || _completion.GetNextResult(forward) is not { } proposal)
        {
            _completion = null;
            return null;
        }
        var start = _completion.ReplacementIndex;
        _shown = string.Concat(_line.AsSpan(0, start), proposal.CompletionText, _line.AsSpan(start + _completion.ReplacementLength));
        return (_shown, start + proposal.CompletionText.Length);
    }
}
