namespace CrmHygiene.HelpBuilder.Text;

/// <summary>How a block of help text is laid out.</summary>
internal enum TextBlockKind
{
    /// <summary>Running text, wrapped by whoever shows it.</summary>
    Paragraph,

    /// <summary>A list item: its text starts with its marker.</summary>
    Item,

    /// <summary>Lines that are kept as they are.</summary>
    Preformatted,

    /// <summary>A heading inside a section.</summary>
    Heading,
}

/// <summary>A block of help text without any mark-up.</summary>
/// <param name="Kind">How it is laid out.</param>
/// <param name="Text">The text; only preformatted text has line ends (LF).</param>
/// <param name="Depth">How far it is indented: 0 for the section's own level.</param>
internal sealed record TextBlock(TextBlockKind Kind, string Text, int Depth = 0);
