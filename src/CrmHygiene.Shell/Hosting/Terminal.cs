namespace CrmHygiene.Shell.Hosting;

/// <summary>What the three standard streams are connected to, found once.</summary>
internal sealed class Terminal
{
    private static readonly bool NoColour = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
    private static readonly bool Dumb = Environment.GetEnvironmentVariable("TERM") is "dumb";

    private readonly bool _hasWindow = !Console.IsOutputRedirected;

    /// <summary>True when keys can be read one by one and the line redrawn.</summary>
    public bool CanEditLines { get; } = !Console.IsInputRedirected && !Console.IsOutputRedirected && !Dumb;

    /// <summary>True when a person sits at standard input.</summary>
    public bool InputIsTerminal { get; } = !Console.IsInputRedirected;

    /// <summary>True when standard output shows colours.</summary>
    public bool OutputHasColour { get; } = !Console.IsOutputRedirected && !Dumb && !NoColour;

    /// <summary>True when standard error shows colours.</summary>
    public bool ErrorHasColour { get; } = !Console.IsErrorRedirected && !Dumb && !NoColour;

    /// <summary>True when a progress line can be redrawn on standard error.</summary>
    public bool ShowsProgress { get; } = !Console.IsErrorRedirected && !Dumb;

    /// <summary>The width of the terminal in cells, or 120 where there is none.</summary>
    public int Width => Size(static () => Console.WindowWidth, 120);

    /// <summary>The height of the terminal in lines, or 50 where there is none.</summary>
    public int Height => Size(static () => Console.WindowHeight, 50);

    private int Size(Func<int> ask, int fallback)
    {
        if (!_hasWindow)
            return fallback;
        try
        {
            return ask() is > 0 and var size ? size : fallback;
        }
        catch (IOException)
        {
            return fallback;
        }
    }
}
