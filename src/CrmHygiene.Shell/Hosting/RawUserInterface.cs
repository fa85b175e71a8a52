using System.Management.Automation.Host;

namespace CrmHygiene.Shell.Hosting;

/// <summary>The size of the window and little more; nothing here needs a terminal to be there.</summary>
internal sealed class RawUserInterface(Terminal terminal) : PSHostRawUserInterface
{
    private string _title = "";

    public override Size WindowSize { get => BufferSize; set => throw Unsupported(); }

    public override Size BufferSize { get => new(terminal.Width, terminal.Height); set => throw Unsupported(); }

    public override Size MaxWindowSize => BufferSize;

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override bool KeyAvailable => terminal.InputIsTerminal && Console.KeyAvailable;

    public override Coordinates CursorPosition
    {
        get
        {
            if (Console.IsOutputRedirected)
                return default;
            var (left, top) = Console.GetCursorPosition();
            return new Coordinates(left, top);
        }

        set
        {
            if (!Console.IsOutputRedirected)
                Console.SetCursorPosition(value.X, value.Y);
        }
    }

    public override string WindowTitle
    {
        get => _title;
        set
        {
            _title = value;
            if (terminal.OutputHasColour)
                Console.Out.Write($"\e]0;{value}\a");
        }
    }

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        if (!terminal.InputIsTerminal)
            throw new HostException("There is no keyboard to read a key from: standard input is redirected.");
        var key = Console.ReadKey(options.HasFlag(ReadKeyOptions.NoEcho));
        return new KeyInfo((int)key.Key, key.KeyChar, default, keyDown: true);
    }

    public override void FlushInputBuffer()
    {
        while (KeyAvailable)
            Console.ReadKey(intercept: true);
    }

    /// <summary>Clears the whole screen; any other change of single cells is not supported.</summary>
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        if (rectangle is not { Left: -1, Top: -1, Right: -1, Bottom: -1 })
            throw Unsupported();
        if (!Console.IsOutputRedirected)
            Console.Out.Write("\e[H\e[2J\e[3J");
    }

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Unsupported();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Unsupported();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw Unsupported();

    public override int LengthInBufferCells(string source) => CellWidth.Of(source);

    public override int LengthInBufferCells(string source, int offset) => CellWidth.Of(source.AsSpan(offset));

    public override int LengthInBufferCells(char source) => CellWidth.Of(source);

    private static NotSupportedException Unsupported() => new("The shell does not move or change parts of the screen.");
}
