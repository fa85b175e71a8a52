using System.Management.Automation;
using System.Management.Automation.Internal;
using CrmHygiene.Shell.Hosting;

namespace CrmHygiene.Shell.Interactive;

/// <summary>Reads a line key by key and redraws it in place, also over several rows. Needs a terminal with ANSI cursor moves.</summary>
internal sealed class LineEditor(Terminal terminal)
{
    private const char Bell = '\a';

    private readonly LineBuffer _line = new();
    private int _promptCells;
    private int _cursorRow;
    private bool _mask;

    /// <summary>Reads up to Enter, Ctrl+C or Ctrl+D on an empty line.</summary>
    /// <param name="prompt">The text already printed in front of the cursor.</param>
    /// <param name="history">Earlier lines for the arrow keys.</param>
    /// <param name="completer">Proposals for Tab.</param>
    /// <param name="mask">Shows an asterisk for each character.</param>
    public LineInput Read(string prompt, CommandHistory? history = null, TabCompleter? completer = null, bool mask = false)
    {
        var plain = new StringDecorated(prompt).ToString(OutputRendering.PlainText);
        _promptCells = CellWidth.Of(plain.AsSpan(plain.LastIndexOf('\n') + 1)) % terminal.Width;
        _cursorRow = 0;
        _mask = mask;
        Console.TreatControlCAsInput = true;
        try
        {
            while (true)
            {
                var key = Console.ReadKey(intercept: true);
                if (End(key) is { } ended)
                {
                    _line.End();
                    Draw();
                    Console.Out.WriteLine();
                    return ended;
                }
                if (!Apply(key, history, completer))
                    Console.Out.Write(Bell);
                if (!Console.KeyAvailable)
                    Draw();
            }
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    private LineInput? End(ConsoleKeyInfo key)
    {
        var control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        return key.Key switch
        {
            ConsoleKey.Enter => new LineInput(_line.Text),
            ConsoleKey.C when control => new LineInput(null, Cancelled: true),
            ConsoleKey.D when control && _line.Text.Length == 0 => new LineInput(null),
            _ => null,
        };
    }

    private bool Apply(ConsoleKeyInfo key, CommandHistory? history, TabCompleter? completer)
    {
        if (key.Modifiers.HasFlag(ConsoleModifiers.Control) && Control(key.Key))
            return true;
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow: _line.Left(); return true;
            case ConsoleKey.RightArrow: _line.Right(); return true;
            case ConsoleKey.Home: _line.Home(); return true;
            case ConsoleKey.End: _line.End(); return true;
            case ConsoleKey.Backspace: _line.Backspace(); return true;
            case ConsoleKey.Delete: _line.Delete(); return true;
            case ConsoleKey.Escape: _line.Set(""); return true;
            case ConsoleKey.UpArrow: return Replace(history?.Previous(_line.Text));
            case ConsoleKey.DownArrow: return Replace(history?.Next());
            case ConsoleKey.Tab: return Complete(completer, !key.Modifiers.HasFlag(ConsoleModifiers.Shift));
        }
        if (char.IsControl(key.KeyChar))
            return false;
        _line.Insert(key.KeyChar);
        return true;
    }

    private bool Control(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.A: _line.Home(); return true;
            case ConsoleKey.E: _line.End(); return true;
            case ConsoleKey.U: _line.CutToStart(); return true;
            case ConsoleKey.K: _line.CutToEnd(); return true;
            case ConsoleKey.W: _line.CutWordLeft(); return true;
            case ConsoleKey.D: _line.Delete(); return true;
            case ConsoleKey.LeftArrow: _line.WordLeft(); return true;
            case ConsoleKey.RightArrow: _line.WordRight(); return true;
            default: return false;
        }
    }

    private bool Replace(string? text)
    {
        if (text is null)
            return false;
        _line.Set(text);
        return true;
    }

    private bool Complete(TabCompleter? completer, bool forward)
    {
        if (completer?.Next(_line.Text, _line.Cursor, forward) is not { } completed)
            return false;
        _line.Set(completed.Line, completed.Cursor);
        return true;
    }

    private void Draw()
    {
        var width = terminal.Width;
        var text = _mask ? new string('*', _line.Text.Length) : _line.Text;
        var total = _promptCells + CellWidth.Of(text);
        var cursor = _promptCells + CellWidth.Of(text.AsSpan(0, _line.Cursor));

        var up = _cursorRow > 0 ? $"\e[{_cursorRow}A" : "";
        var right = _promptCells > 0 ? $"\e[{_promptCells}C" : "";
        // A full last row leaves the cursor on it; a new line makes the next row exist.
        var wrap = total > _promptCells && total % width == 0 ? "\n" : "";
        _cursorRow = cursor / width;
        var back = total / width - _cursorRow;
        var upAgain = back > 0 ? $"\e[{back}A" : "";
        var column = cursor % width;
        var toColumn = column > 0 ? $"\r\e[{column}C" : "\r";
        Console.Out.Write($"{up}\r{right}{text}{wrap}\e[J{upAgain}{toColumn}");
    }
}
