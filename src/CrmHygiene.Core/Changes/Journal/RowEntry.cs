namespace CrmHygiene.Core.Changes.Journal;

/// <summary>A contact a run dropped, or put back: the whole row as found, and what was changed in it before.</summary>
/// <param name="Key">Id, else e-mail address.</param>
/// <param name="Reason">Why, as stable words.</param>
/// <param name="Evidence">What that rests on.</param>
/// <param name="Action">What was done.</param>
/// <param name="Fields">The fields as found, raw.</param>
/// <param name="Changed">Columns whose text differed from what was found, with that text.</param>
internal sealed record RowEntry(string Key, string Reason, string Evidence, string Action, IReadOnlyList<byte[]> Fields, IReadOnlyList<(int Column, string Text)> Changed)
{
    /// <summary>The id of a contact, else its e-mail address, else empty.</summary>
    public static string KeyOf(Contact contact)
    {
        string id = contact.GetText(ContactField.Id);
        return id.Length > 0 ? id : contact.GetText(ContactField.Email);
    }

    public static byte[] Pack(PackedWriter writer, Contact contact, string reason, string evidence, string action)
    {
        writer.Text(KeyOf(contact));
        writer.Text(reason);
        writer.Text(evidence);
        writer.Text(action);
        int found = contact.FoundFieldCount;
        writer.Number(found);
        for (int i = 0; i < found; i++) writer.Bytes(contact.RawField(i));
        for (int i = 0; i < contact.GetLayout().Columns.Count; i++)
        {
            if (!contact.IsChanged(i)) continue;
            writer.Number(i);
            writer.Text(contact.GetText(i));
        }
        return writer.Take();
    }

    public static RowEntry Unpack(byte[] data)
    {
        var reader = new PackedReader(data);
        string key = reader.Text(), reason = reader.Text(), evidence = reader.Text(), action = reader.Text();
        byte[][] fields = new byte[reader.Number()][];
        for (int i = 0; i < fields.Length; i++) fields[i] = reader.Bytes().ToArray();
        List<(int, string)> changed = [];
        while (!reader.AtEnd) changed.Add(((int)reader.Number(), reader.Text()));
        return new RowEntry(key, reason, evidence, action, fields, changed);
    }

    /// <summary>The contact as it was when it was dropped.</summary>
    public Contact ToContact(ContactLayout layout, long line)
    {
        var contact = new Contact(layout, RawRows.Pack(Fields, layout.Dialect.Delimiter), line);
        foreach ((int column, string text) in Changed) contact.Change(column, text, "Kept");
        return contact;
    }
}
