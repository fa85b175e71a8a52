using System.Text;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Store;
using CsCheck;

namespace CrmHygiene.Core.Tests.Changes.Journal;

/// <summary>Whatever a run did, an undo restores the export byte for byte.</summary>
public sealed class UndoPropertyTests
{
    [Theory]
    [InlineData(".csv")]
    [InlineData(".tsv")]
    [InlineData(".json")]
    [InlineData(".jsonl")]
    [InlineData(".xlsx")]
    public void Undo_restores_a_byte_identical_export_and_undoing_that_the_clean_one(string format) => Gen.Int.Sample(seed =>
    {
        using var folder = new TempFolder();
        var scenario = new RunScenario(folder.Path, format);
        var random = new Random(seed);
        scenario.WriteList(random);
        scenario.ExportPlain();
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true);
        (long run, int kept, int dropped) = scenario.Change(store, random);
        byte[] plain = File.ReadAllBytes(scenario.Plain), clean = File.ReadAllBytes(scenario.Clean);
        Assert.Equal(scenario.Read().Count, kept + dropped);
        if (RunLog.Last(store) is null) return plain.SequenceEqual(clean);

        UndoResult undone = new RunUndo(store, new UndoRequest { RunId = run }).Apply(new RunRequest()).Single();
        Assert.Equal(plain, File.ReadAllBytes(scenario.Clean));
        Assert.Equal(dropped, undone.Restored);
        Assert.Empty(undone.Drift);

        new RunUndo(store, new UndoRequest { RunId = undone.UndoRunId!.Value }).Apply(new RunRequest());
        Assert.Equal(Whole(clean), Whole(File.ReadAllBytes(scenario.Clean)));
        return true;

        // Of a list that was read, every object has all members, also those only some had.
        string Whole(byte[] list) => format.StartsWith(".json", StringComparison.Ordinal) ? Encoding.UTF8.GetString(list).Replace(",\"Extra\":\"\"", string.Empty, StringComparison.Ordinal) : Convert.ToHexString(list);
    }, iter: format == ".csv" ? 60 : 20, threads: 1);

    [Fact]
    public void An_undo_tells_what_it_does_and_how_far_it_is()
    {
        using var folder = new TempFolder();
        var scenario = new RunScenario(folder.Path);
        var random = new Random(7);
        scenario.WriteList(random);
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true);
        (long run, _, _) = scenario.Change(store, random);
        List<(string Stage, double Share)> told = [];
        new RunUndo(store, new UndoRequest { RunId = run }, Tell).Apply(new RunRequest(), Tell);
        Assert.Equal(["Reading the list", "Comparing with the journal", "Writing the list"], told.Select(t => t.Stage).Distinct());
        Assert.All(told, t => Assert.InRange(t.Share, 0, 1));

        void Tell(string stage, double share) => told.Add((stage, share));
    }

    [Fact]
    public void In_an_edited_file_undo_restores_what_was_not_edited() => Gen.Int.Sample(seed =>
    {
        using var folder = new TempFolder();
        var scenario = new RunScenario(folder.Path);
        var random = new Random(seed);
        scenario.WriteList(random);
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true);
        (long run, int kept, int dropped) = scenario.Change(store, random);
        if (RunLog.Last(store) is null) return;
        // A person adds a contact at the end: rows are found by id now.
        string text = File.ReadAllText(scenario.Clean);
        string newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        int columns = Core.Contacts.Reading.ContactFile.Open(scenario.Clean).Layout.Columns.Count;
        char delimiter = Core.Contacts.Reading.ContactFile.Open(scenario.Clean).Layout.Dialect.Delimiter;
        File.WriteAllText(scenario.Clean, text.TrimEnd('\r', '\n') + newLine + "9999" + new string(delimiter, columns - 1));

        UndoResult undone = new RunUndo(store, new UndoRequest { RunId = run }).Apply(new RunRequest()).Single();

        Assert.Equal(dropped, undone.Restored);
        Assert.Empty(undone.Drift);
        List<Contact> now = [.. Core.Contacts.Reading.ContactFile.Open(scenario.Clean).Read().Select(i => i.Contact!)];
        Dictionary<string, Contact> before = scenario.Read().ToDictionary(c => c.GetText(ContactField.Id));
        Assert.Equal(before.Count + 1, now.Count);
        foreach (Contact contact in now.Where(c => c.GetText(ContactField.Id) != "9999"))
            Assert.Equal(Enumerable.Range(0, 5).Select(before[contact.GetText(ContactField.Id)].GetText), Enumerable.Range(0, 5).Select(contact.GetText));
    }, iter: 30, threads: 1);

    [Fact]
    public void A_sorted_export_gets_every_contact_back()
    {
        using var folder = new TempFolder();
        var scenario = new RunScenario(folder.Path);
        File.WriteAllText(scenario.List, "Id,Email\r\n" + string.Concat(Enumerable.Range(1, 50).Select(i => $"{i},p{i}@example.org\r\n")));
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true);
        using (RunJournal run = RunJournal.Begin(store, new RunRequest()))
        {
            List<Contact> contacts = scenario.Read();
            foreach (Contact contact in contacts.Where(c => c.GetLine() % 5 == 0)) run.AddDrop(contact, false, "Inactive", "", "Archive");
            RunScenario.Export(run, contacts.Where(c => c.GetLine() % 5 != 0).Reverse(), scenario.Clean);
            run.End(done: true);
        }

        new RunUndo(store, new UndoRequest { RunId = 1 }).Apply(new RunRequest());

        string[] lines = File.ReadAllLines(scenario.Clean);
        Assert.Equal(File.ReadAllLines(scenario.List).Order(), lines.Order());
        Assert.Equal("50,p50@example.org", lines[1]);
    }

    [Fact]
    public void An_opt_out_is_never_taken_back()
    {
        using var folder = new TempFolder();
        var scenario = new RunScenario(folder.Path);
        File.WriteAllText(scenario.List, "Id,First Name,Email,Opted Out\r\n1,ANN,a@example.org,no\r\n");
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true);
        using (RunJournal run = RunJournal.Begin(store, new RunRequest()))
        {
            Contact contact = scenario.Read().Single();
            contact.Change(ContactField.FirstName, "Ann", "NameCasing");
            contact.Change(ContactField.OptedOut, "true", nameof(StaleAction.Unsubscribe));
            run.AddChange(contact);
            RunScenario.Export(run, [contact], scenario.Clean);
            run.End(done: true);
        }

        UndoResult undone = new RunUndo(store, new UndoRequest { RunId = 1 }).Apply(new RunRequest()).Single();

        Assert.Equal("Id,First Name,Email,Opted Out\r\n1,ANN,a@example.org,true\r\n", File.ReadAllText(scenario.Clean));
        Assert.Equal("Restriction", Assert.Single(undone.Drift).Reason);
    }

    [Theory]
    [InlineData("Opted Out", "", "true", "", "Restriction")]
    [InlineData("Opted Out", "no", "yes", "PhoneE164, Unsubscribe", "Restriction")]
    [InlineData("Opted Out", "yes", "true", "Boolean", null)]
    [InlineData("Opted Out", "yes", "no", "", null)]
    [InlineData("Email Status", "Subscribed", "Unsubscribed", "", "Restriction")]
    [InlineData("Email Status", "Cleaned", "Subscribed", "", null)]
    [InlineData("Bounce Reason", "", "550 5.1.1 user unknown", "", "Restriction")]
    [InlineData("Bounce Reason", "", "550 5.1.1 user unknown", "merge.fill", null)]
    [InlineData("City", "", "Bonn", "", null)]
    public void Whoever_kept_mail_away_undo_does_not_let_it_in_again(string header, string before, string after, string rule, string? drift)
    {
        using var folder = new TempFolder();
        var scenario = new RunScenario(folder.Path);
        File.WriteAllText(scenario.List, $"Id,Email,{header}\r\n1,a@example.org,{before}\r\n2,b@example.org,{before}\r\n");
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true);
        using (RunJournal run = RunJournal.Begin(store, new RunRequest()))
        {
            List<Contact> contacts = scenario.Read();
            contacts[0].Change(2, after, rule);
            run.AddChange(contacts[0]);
            RunScenario.Export(run, contacts, scenario.Clean);
            run.End(done: true);
        }

        UndoResult undone = new RunUndo(store, new UndoRequest { RunId = 1 }).Apply(new RunRequest()).Single();

        Assert.Equal(drift, undone.Drift.SingleOrDefault()?.Reason);
        Assert.Equal($"1,a@example.org,{(drift is null ? before : after)}", File.ReadAllLines(scenario.Clean)[1]);
    }

    [Fact]
    public void An_address_that_was_corrected_and_edited_since_stays_to_be_confirmed()
    {
        using var folder = new TempFolder();
        var scenario = new RunScenario(folder.Path);
        File.WriteAllText(scenario.List, "Id,Email\r\n1,a@gmial.com\r\n2,b@gmial.com\r\n");
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true);
        using (RunJournal run = RunJournal.Begin(store, new RunRequest()))
        {
            List<Contact> contacts = scenario.Read();
            foreach (Contact contact in contacts)
            {
                contact.Change(ContactField.Email, contact.GetText(ContactField.Email).Replace("gmial", "gmail", StringComparison.Ordinal), "EmailTypo.Accepted");
                contact.Change(ContactField.ConfirmBeforeMailing, "true", "EmailTypo.Accepted");
                run.AddChange(contact);
            }
            RunScenario.Export(run, contacts, scenario.Clean);
            run.End(done: true);
        }
        File.WriteAllText(scenario.Clean, File.ReadAllText(scenario.Clean).Replace("a@gmail.com", "aa@gmail.com", StringComparison.Ordinal));

        UndoResult undone = new RunUndo(store, new UndoRequest { RunId = 1 }).Apply(new RunRequest()).Single();

        Assert.Equal(["1,aa@gmail.com,true", "2,b@gmial.com,"], File.ReadAllLines(scenario.Clean)[1..]);
        Assert.Equal([("Email", "Edited"), ("ConfirmBeforeMailing", "Restriction")], undone.Drift.Select(d => (d.Field, d.Reason)).OrderByDescending(d => d.Field));
    }

    [Fact]
    public void Cards_get_back_what_nobody_who_stayed_had()
    {
        using var folder = new TempFolder();
        var scenario = new RunScenario(folder.Path, ".vcf");
        File.WriteAllText(scenario.List, "Id,Email,Opted Out,Deal Stage\r\n1,a@example.org,yes,won\r\n2,b@example.org,,\r\n");
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true);
        scenario.ExportPlain();
        using (RunJournal run = RunJournal.Begin(store, new RunRequest()))
        {
            List<Contact> contacts = scenario.Read();
            run.AddDrop(contacts[0], false, "Unsubscribed", "", "Remove");
            RunScenario.Export(run, contacts.Skip(1), scenario.Clean);
            run.End(done: true);
        }

        new RunUndo(store, new UndoRequest { RunId = 1 }).Apply(new RunRequest());

        Assert.Equal(File.ReadAllText(scenario.Plain), File.ReadAllText(scenario.Clean));
    }

    [Fact]
    public void A_list_that_is_edited_while_it_is_taken_back_stays_as_it_is()
    {
        using var folder = new TempFolder();
        var scenario = new RunScenario(folder.Path);
        scenario.WriteList(new Random(5), 20);
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true);
        (long run, _, _) = scenario.Change(store, new Random(5));
        var undo = new RunUndo(store, new UndoRequest { RunId = run });
        File.AppendAllText(scenario.Clean, "99,,new@example.org,,\r\n");
        byte[] edited = File.ReadAllBytes(scenario.Clean);

        Assert.Equal(ContactFileProblem.FileChanged, Assert.Throws<ContactFileException>(() => undo.Apply(new RunRequest())).Problem);

        Assert.Equal(edited, File.ReadAllBytes(scenario.Clean));
        Assert.Equal(RunState.Done, RunLog.Find(store, run)!.State);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.tmp"));
    }

    [Fact]
    public void A_run_at_work_is_not_taken_back()
    {
        using var folder = new TempFolder();
        var scenario = new RunScenario(folder.Path);
        scenario.WriteList(new Random(5), 20);
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true);
        using RunJournal run = RunJournal.Begin(store, new RunRequest());
        List<Contact> contacts = scenario.Read();
        contacts[0].Change(3, "Bonn", "City");
        run.AddChange(contacts[0]);
        RunScenario.Export(run, contacts, scenario.Clean);
        run.Flush();

        Assert.Contains("still at work", Assert.Throws<ArgumentException>(() => new RunUndo(store, new UndoRequest { RunId = run.Id })).Message, StringComparison.Ordinal);
        run.End(done: true);
        Assert.Single(new RunUndo(store, new UndoRequest { RunId = run.Id }).Apply(new RunRequest()));
    }

    [Fact]
    public void Erased_contacts_stay_gone()
    {
        using var folder = new TempFolder();
        var scenario = new RunScenario(folder.Path);
        File.WriteAllText(scenario.List, "Id,Email\r\n1,a@example.org\r\n2,b@example.org\r\n3,c@example.org\r\n");
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true);
        using (RunJournal run = RunJournal.Begin(store, new RunRequest()))
        {
            List<Contact> contacts = scenario.Read();
            run.AddDrop(contacts[0], false, "Inactive", "", "Archive");
            run.AddDrop(contacts[1], false, "Inactive", "", "Archive");
            RunScenario.Export(run, [contacts[2]], scenario.Clean);
            run.End(done: true);
        }

        UndoResult undone = new RunUndo(store, new UndoRequest { RunId = 1, IsErased = c => c.GetText(ContactField.Email) == "a@example.org" }).Apply(new RunRequest()).Single();

        Assert.Equal((1, 1), (undone.Restored, undone.Erased));
        Assert.Equal("Id,Email\r\n2,b@example.org\r\n3,c@example.org\r\n", File.ReadAllText(scenario.Clean));
    }
}
