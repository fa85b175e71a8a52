using System.Text;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Contacts.Writing;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Tests.Changes.Journal;

/// <summary>A run over random lists as the cmdlets make it: read, change, drop, export.</summary>
internal sealed class RunScenario(string folder, string extension = ".csv")
{
    private static readonly string[] Values = ["", "Ann", "\"Lee, Jr.\"", "\"a \"\"quoted\"\" word\"", "\"two\r\nlines\"", " spaced ", "\"needless\"", "Zoë", "007", "=1+1"];

    public string List => Path.Combine(folder, "list.csv");
    public string Plain => Path.Combine(folder, "plain" + extension);
    public string Clean => Path.Combine(folder, "clean" + extension);

    /// <summary>Writes a list of raw fields, some quoted without need.</summary>
    public void WriteList(Random random, int? count = null)
    {
        char delimiter = random.Next(4) == 0 ? ';' : ',';
        string newLine = random.Next(2) == 0 ? "\r\n" : "\n";
        var text = new StringBuilder(random.Next(4) == 0 ? "\uFEFF" : "").AppendJoin(delimiter, "Id", "First Name", "Email", "City", "Note").Append(newLine);
        int rows = count ?? random.Next(1, 30);
        for (int i = 1; i <= rows; i++)
            text.AppendJoin(delimiter, $"{i}", Value(), $"p{i}@example.org", Value(), Value()).Append(i == rows && random.Next(3) == 0 ? "" : newLine);
        File.WriteAllBytes(List, Encoding.UTF8.GetBytes(text.ToString()));

        string Value() => Values[random.Next(Values.Length)].Replace("\r\n", newLine, StringComparison.Ordinal);
    }

    public List<Contact> Read() => [.. ContactFile.Open(List).Read().Select(i => i.Contact!)];

    /// <summary>Exports what a run that changes nothing would.</summary>
    public void ExportPlain()
    {
        using IContactWriter writer = ContactWriters.Create(Plain);
        List<Contact> contacts = Read();
        foreach (Contact contact in contacts) writer.Write(contact);
        writer.Complete();
    }

    /// <summary>Runs: each contact may be changed twice, dropped, or merged into the one before. At least one stays.</summary>
    public (long Run, int Kept, int Dropped) Change(CrmStore store, Random random)
    {
        List<Contact> contacts = Read();
        using RunJournal run = RunJournal.Begin(store, new RunRequest());
        run.AddSource(contacts[0].GetLayout(), List);
        List<Contact> kept = [];
        foreach (Contact contact in contacts)
        {
            Edit(run, contact, random);
            switch (random.Next(6))
            {
                case 0 when kept.Count > 0:
                    run.AddDrop(contact, merged: false, "Inactive", "Old.", "Archive");
                    break;
                case 1 when kept.Count > 0:
                    Contact winner = kept[^1];
                    winner.Change(winner.GetLayout().IndexOf("Note"), contact.GetText(1) + "+", "merge.fill");
                    run.AddChange(winner);
                    run.AddDrop(contact, merged: true, "DuplicateLost", "Merged.", "Archive");
                    break;
                default:
                    kept.Add(contact);
                    break;
            }
            if (random.Next(3) == 0) Edit(run, kept[random.Next(kept.Count)], random);
            if (random.Next(4) == 0) kept[random.Next(kept.Count)].Change(random.Next(1, 5), "by a script " + random.Next(3), string.Empty);
        }
        Export(run, kept, Clean);
        run.End(done: true);
        return (run.Id, kept.Count, contacts.Count - kept.Count);
    }

    public static void Export(RunJournal run, IEnumerable<Contact> contacts, string path)
    {
        var rows = new ExportedRows();
        using IContactWriter writer = ContactWriters.Create(path);
        foreach (Contact contact in contacts)
        {
            // What a script changed on the way is noted last.
            if (!RunJournal.Knows(contact)) run.AddChange(contact);
            writer.Write(contact);
            rows.Add(contact);
        }
        writer.Complete(null, content => rows.Prepare(run, path, content));
        ExportedRows.Complete(run, path);
    }

    private static void Edit(RunJournal run, Contact contact, Random random)
    {
        for (int i = random.Next(3); i > 0; i--)
        {
            // A new column that stays empty is no change of a value, and would be none of the run's.
            if (random.Next(5) == 0) contact.Change(contact.AddColumn("Extra"), random.Next(2) == 0 || contact.GetText(contact.AddColumn("Extra")).Length == 0 ? "x" : "", "AddExtra");
            else contact.Change(random.Next(1, 5), new[] { "", "new", "with, comma", "with \"quotes\"", "line\nbreak" }[random.Next(5)], "Rule" + random.Next(3));
        }
        run.AddChange(contact);
    }
}
