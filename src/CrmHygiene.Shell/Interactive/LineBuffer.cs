using System.Globalization;

namespace CrmHygiene.Shell.Interactive;

/// <summary>A line being edited: its text and a cursor that never stands inside a character.</summary>
internal sealed class LineBuffer
{
    /// <summary>The text so far.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The cursor's index in <see cref="Text"/>.</summary>
    public int Cursor { get; private set; }

    /// <summary>Replaces the line; the cursor goes where told, or to the end.</summary>
    public void Set(string text, int? cursor = null)
    {
        Text = text;
        Cursor = Math.Clamp(cursor ?? text.Length, 0, text.Length);
    }

    public void Insert(char character)
    {
        Text = Text.Insert(Cursor, character.ToString());
        Cursor++;
    }

    public void Left() => Cursor = Before();

    public void Right() => Cursor = After();

    public void Home() => Cursor = 0;

    public void End() => Cursor = Text.Length;

    public void WordLeft()
    {
        while (Cursor > 0 && char.IsWhiteSpace(Text[Cursor - 1]))
            Cursor--;
        while (Cursor > 0 && !char.IsWhiteSpace(Text[Cursor - 1]))
            Cursor--;
    }

    public void WordRight()
    {
        while (Cursor < Text.Length && !char.IsWhiteSpace(Text[Cursor]))
            Cursor++;
        while (Cursor < Text.Length && char.IsWhiteSpace(Text[Cursor]))
            Cursor++;
    }

    public void Backspace() => Cut(Before(), Cursor);

    public void Delete() => Cut(Cursor, After());

    public void CutToStart() => Cut(0, Cursor);

    public void CutToEnd() => Cut(Cursor, Text.Length);

    public void CutWordLeft()
    {
        var end = Cursor;
        WordLeft();
        Cut(Cursor, end);
    }

    private void Cut(int start, int end)
    {
        Text = Text.Remove(start, end - start);
        Cursor = start;
    }

    private int Before()
    {
        var starts = StringInfo.ParseCombiningCharacters(Text);
        return Array.FindLast(starts, s => s < Cursor);
    }

    private int After() => Cursor < Text.Length ? Cursor + StringInfo.GetNextTextElementLength(Text, Cursor) : Cursor;
}
