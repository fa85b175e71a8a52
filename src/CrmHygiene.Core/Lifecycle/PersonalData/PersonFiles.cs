using System.Globalization;
using CrmHygiene.Core.Changes.Plans;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Contacts.Writing;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.PersonalData;

/// <summary>Finds and erases a person in files that the store knows of.</summary>
internal static class PersonFiles
{
    /// <summary>The files the store knows of, with what they are; plans last, which name people by the ids of lists.</summary>
    public static IReadOnlyList<(string Path, string Kind)> All(CrmStore store)
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (string path in store.Read(s => s.Query("SELECT DISTINCT path FROM run_source WHERE path <> ''", r => r.GetString(0)))) files[path] = "Source";
        foreach (string path in store.Read(s => s.Query("SELECT DISTINCT path FROM run_file", r => r.GetString(0)))) files[path] = "Export";
        foreach ((string path, string kind) in KnownFiles.List(store)) files[path] = kind;
        return [.. files.OrderBy(f => f.Value == KnownFiles.Plan).ThenBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value))];
    }

    /// <summary>The person's rows in a file, and rows of others that mention the address.</summary>
    public static IEnumerable<(long Line, string Text, bool IsRecord)> Find(string path, string kind, PersonMatch person, CancellationToken cancel)
    {
        if (kind == KnownFiles.Plan)
        {
            int number = 1;
            foreach (ChangeSetRow row in ChangeSetFile.Read(path))
            {
                number++;
                if (IsPlanned(row, person)) yield return (number, string.Join(" | ", row.Action, row.Id, row.Email, row.Field, row.Before, row.After), true);
            }
            yield break;
        }
        foreach (ReadItem item in Open(path))
        {
            cancel.ThrowIfCancellationRequested();
            string text = item.Contact is { } contact ? RowText.Of(contact) : item.Reject!.Row;
            bool record = item.Contact is { } found && IsOwn(found, kind, person);
            if (record && item.Contact is { } own) person.AddId(own, path);
            if (record || person.IsMentioned(text)) yield return (item.Contact?.GetLine() ?? item.Reject!.Line, text, record);
        }
    }

    /// <summary>Rewrites a file without the person's rows; the rest stays byte for byte.</summary>
    /// <returns>The number of rows erased.</returns>
    public static long Erase(string path, string kind, PersonMatch person, CancellationToken cancel)
    {
        if (kind == KnownFiles.Plan)
        {
            IReadOnlyList<ChangeSetRow> rows = ChangeSetFile.Read(path);
            List<ChangeSetRow> kept = [.. rows.Where(r => !IsPlanned(r, person))];
            if (kept.Count < rows.Count) ChangeSetFile.Write(path, kept);
            return rows.Count - kept.Count;
        }
        if (kind == KnownFiles.Reject) return RejectRewrite.Erase(path, person);
        List<Contact> contacts = [];
        long erased = 0;
        ContactLayout? layout = null;
        foreach (ReadItem item in Open(path))
        {
            cancel.ThrowIfCancellationRequested();
            if (item.Contact is not { } contact) throw new ContactFileException(ContactFileProblem.InputOutput, path, $"line {item.Reject!.Line} cannot be read, and rewriting the file would lose it");
            layout = contact.GetLayout();
            if (IsOwn(contact, kind, person)) erased++;
            else contacts.Add(contact);
        }
        if (erased == 0) return 0;
        using IContactWriter writer = ContactWriters.Create(path);
        foreach (Contact contact in contacts)
        {
            cancel.ThrowIfCancellationRequested();
            writer.Write(contact);
        }
        writer.Complete(layout);
        return erased;
    }

    public static string Line(long line) => string.Create(CultureInfo.InvariantCulture, $"line {line}");

    /// <summary>A rejected row stands in one field, whatever its columns were; a suppression list calls its column as a mail system wants it.</summary>
    private static bool IsOwn(Contact contact, string kind, PersonMatch person) => kind is KnownFiles.Reject or KnownFiles.SuppressionList ? person.IsMentioned(RowText.Of(contact)) : person.IsRecord(contact);

    private static bool IsPlanned(ChangeSetRow row, PersonMatch person) =>
        person.IsAddress(row.Email) || person.IsId(row.Id, path => row.Source.Length > 0 ? Path.GetFileName(path) == row.Source : row.Email.Length == 0) || new[] { row.Id, row.Before, row.After, row.Reason, row.MergeInto }.Any(person.IsMentioned);

    private static IEnumerable<ReadItem> Open(string path)
    {
        ContactFile file;
        try
        {
            file = ContactFile.Open(path);
        }
        catch (ContactFileException exception) when (exception.Problem is ContactFileProblem.FileHasHeaderOnly or ContactFileProblem.FileIsEmpty)
        {
            return [];
        }
        return file.Read();
    }
}
