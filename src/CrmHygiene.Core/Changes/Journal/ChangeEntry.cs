namespace CrmHygiene.Core.Changes.Journal;

/// <summary>The fields a run changed in one contact. What stood in the file is kept byte for byte, so that it can be put back so.</summary>
/// <param name="Key">Id, else e-mail address: names the contact, and finds it in a file edited since.</param>
/// <param name="Edits">In the order they were made.</param>
internal sealed record ChangeEntry(string Key, IReadOnlyList<FieldEdit> Edits)
{
    /// <summary>Packs the changes of a contact from one on; null where there is none.</summary>
    public static byte[]? Pack(PackedWriter writer, Contact contact, int from, Func<string, int> numberOf)
    {
        IReadOnlyList<FieldChange> changes = contact.GetChanges();
        if (from >= changes.Count) return null;
        ContactLayout layout = contact.GetLayout();
        writer.Text(RowEntry.KeyOf(contact));
        writer.Number(changes.Count - from);
        for (int i = from; i < changes.Count; i++)
        {
            FieldChange change = changes[i];
            int column = layout.IndexOf(change.Field);
            bool raw = column < contact.FoundFieldCount && IsFirst(changes, i);
            writer.Number(column);
            writer.Number(raw ? 1 : 0);
            if (raw) writer.Bytes(contact.RawField(column));
            else writer.Text(change.Before);
            writer.Text(change.After);
            writer.Number(numberOf(change.Rule));
        }
        return writer.Take();
    }

    /// <summary>Packs edits made of others, for an undo.</summary>
    public byte[] Pack(PackedWriter writer, Func<string, int> numberOf)
    {
        writer.Text(Key);
        writer.Number(Edits.Count);
        foreach (FieldEdit edit in Edits)
        {
            writer.Number(edit.Column);
            writer.Number(edit.BeforeIsRaw ? 1 : 0);
            writer.Bytes(edit.Before);
            writer.Text(edit.After);
            writer.Number(numberOf(edit.Rule));
        }
        return writer.Take();
    }

    public static ChangeEntry Unpack(byte[] data, IReadOnlyDictionary<int, string> names)
    {
        var reader = new PackedReader(data);
        string key = reader.Text();
        var edits = new FieldEdit[reader.Number()];
        for (int i = 0; i < edits.Length; i++)
        {
            int column = (int)reader.Number();
            bool raw = reader.Number() == 1;
            byte[] before = reader.Bytes().ToArray();
            string after = reader.Text();
            edits[i] = new FieldEdit(column, raw, before, after, names.GetValueOrDefault((int)reader.Number(), string.Empty));
        }
        return new ChangeEntry(key, edits);
    }

    private static bool IsFirst(IReadOnlyList<FieldChange> changes, int index)
    {
        for (int i = 0; i < index; i++)
            if (changes[i].Field == changes[index].Field) return false;
        return true;
    }
}
