using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Writing;
using CsvHelper;

namespace CrmHygiene.Core.Lifecycle.PersonalData;

/// <summary>Takes a person out of a rejects file. It is read as plain text, because its rows are the ones no import understood.</summary>
internal static class RejectRewrite
{
    /// <summary>Rewrites the file without rows that mention the person.</summary>
    /// <returns>The number of rows erased.</returns>
    public static long Erase(string path, PersonMatch person)
    {
        if (!path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) throw new ContactFileException(ContactFileProblem.InputOutput, path, "only rejects in CSV are rewritten");
        List<Contact> kept = [];
        long erased = 0;
        ContactLayout layout;
        using (FileStream stream = File.OpenRead(path))
        using (CsvReader reader = CsvReader.Create(stream, CsvReaderOptions.Default with { Separator = ',', IncludeValuesInExceptions = false }))
        {
            reader.ReadHeader();
            layout = new ContactLayout("rejects", ContactDialect.None, [.. reader.Headers.ToArray().Select(h => new ContactColumn(h, h, ContactField.None))]);
            while (reader.Read())
            {
                string[] fields = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
                if (fields.Any(person.IsMentioned)) erased++;
                else if (fields.Length > layout.Columns.Count) throw new ContactFileException(ContactFileProblem.InputOutput, path, $"line {reader.LineNumber} cannot be read, and rewriting the file would lose it");
                else kept.Add(Contact.Create(layout, fields));
            }
        }
        if (erased == 0) return 0;
        // Cells were disarmed when the file was written first.
        using var writer = new ContactWriter(path, new ContactWriteOptions { ByteOrderMark = true, Encoding = "utf-8", Delimiter = ',' });
        foreach (Contact contact in kept) writer.Write(contact);
        writer.Complete(layout);
        return erased;
    }
}
