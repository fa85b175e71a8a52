namespace CrmHygiene.Shell.Hosting;

/// <summary>Console colours as SGR escape sequences.</summary>
internal static class AnsiColour
{
    // The console's order is blue-green-red by bits; a terminal's is red-green-blue.
    private static readonly int[] Codes = [0, 4, 2, 6, 1, 5, 3, 7];

    /// <summary>The text in the colours given, and the terminal's own after it.</summary>
    public static string Wrap(string text, ConsoleColor foreground, ConsoleColor background)
    {
        var back = background == ConsoleColor.Black ? "" : $"\e[{Code(background) + 10}m";
        return $"\e[{Code(foreground)}m{back}{text}\e[0m";
    }

    private static int Code(ConsoleColor colour) => ((int)colour < 8 ? 30 : 90) + Codes[(int)colour % 8];
}
