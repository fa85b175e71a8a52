namespace CrmHygiene.Core.Changes.Journal;

/// <summary>One field a run changed.</summary>
/// <param name="Column">0-based, in the entry's layout.</param>
/// <param name="BeforeIsRaw">Whether <paramref name="Before"/> is the field as it stood in its file, quotes included.</param>
/// <param name="Before">UTF-8.</param>
/// <param name="After">The text after.</param>
/// <param name="Rule">The rule's id.</param>
internal sealed record FieldEdit(int Column, bool BeforeIsRaw, byte[] Before, string After, string Rule)
{
    /// <summary>The text before.</summary>
    public string BeforeText(char delimiter) =>
        BeforeIsRaw && Before.Length > 0 && Before[0] == (byte)'"' && delimiter != '\0' ? PackedRecord.Unquote(Before) : System.Text.Encoding.UTF8.GetString(Before);
}
