namespace CrmHygiene.HelpBuilder.Text;

/// <summary>Breaks running text into lines.</summary>
internal static class TextWrap
{
    /// <summary>Breaks text at spaces; a word longer than a line keeps a line of its own.</summary>
    /// <param name="text">One line.</param>
    /// <param name="width">Columns, the indents included.</param>
    /// <param name="indent">Put before the first line.</param>
    /// <param name="hanging">Put before the other lines.</param>
    public static IEnumerable<string> Wrap(string text, int width, string indent, string hanging)
    {
        string line = indent;
        bool empty = true;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = hanging;
                empty = true;
            }
            line += empty ? word : " " + word;
            empty = false;
        }
        if (!empty) yield return line;
    }
}
