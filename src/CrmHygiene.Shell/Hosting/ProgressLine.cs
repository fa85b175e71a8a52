using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace CrmHygiene.Shell.Hosting;

/// <summary>One line of progress, redrawn in place on standard error when that is a terminal; silent otherwise.</summary>
internal sealed class ProgressLine(Terminal terminal)
{
    private const int MillisecondsBetweenDraws = 100;

    private readonly List<(int Id, string Text)> _open = [];
    private long _drawnAt = long.MinValue / 2;
    private bool _visible;

    /// <summary>Takes a record; draws at most ten times a second.</summary>
    public void Show(ProgressRecord record)
    {
        if (!terminal.ShowsProgress)
            return;
        _open.RemoveAll(p => p.Id == record.ActivityId);
        if (record.RecordType == ProgressRecordType.Processing)
            _open.Add((record.ActivityId, Describe(record)));
        if (_open.Count == 0)
        {
            Erase();
            return;
        }
        var now = Environment.TickCount64;
        if (now - _drawnAt < MillisecondsBetweenDraws)
            return;
        _drawnAt = now;
        _visible = true;
        Console.Error.Write("\r" + Fit(_open[^1].Text, terminal.Width - 1) + "\e[K");
    }

    /// <summary>Makes room for other text; the next record draws the line again.</summary>
    public void Erase()
    {
        if (!_visible)
            return;
        Console.Error.Write("\r\e[K");
        _visible = false;
    }

    /// <summary>Ends every activity, also those whose command did not get to say so.</summary>
    public void Forget()
    {
        _open.Clear();
        Erase();
    }

    private static string Describe(ProgressRecord record)
    {
        var text = new StringBuilder(record.Activity);
        if (record.PercentComplete is >= 0 and var percent)
            text.Append(CultureInfo.InvariantCulture, $" {percent}%");
        foreach (var part in (string?[])[record.StatusDescription, record.CurrentOperation])
        {
            if (!string.IsNullOrWhiteSpace(part))
                text.Append(": ").Append(part);
        }
        if (record.SecondsRemaining > 0)
            text.Append(CultureInfo.InvariantCulture, $" ({TimeSpan.FromSeconds(record.SecondsRemaining):c} left)");
        return text.ToString();
    }

    private static string Fit(string text, int cells)
    {
        var line = text.ReplaceLineEndings(" ");
        while (CellWidth.Of(line) > cells)
            line = line[..^1];
        return line;
    }
}
