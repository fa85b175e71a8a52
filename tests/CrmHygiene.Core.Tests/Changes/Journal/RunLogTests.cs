using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Store;
using CsCheck;

namespace CrmHygiene.Core.Tests.Changes.Journal;

/// <summary>Clocks are set back, and what is old goes.</summary>
public sealed class RunLogTests
{
    [Fact]
    public void A_clock_that_goes_backwards_changes_neither_the_last_run_nor_what_is_kept()
    {
        using var folder = new TempFolder();
        var scenario = new RunScenario(folder.Path);
        File.WriteAllText(scenario.List, "Id,First Name,Email,City,Note\r\n1,a,a@example.org,,\r\n2,b,b@example.org,,\r\n3,c,c@example.org,,\r\n");
        var clock = new Clock { Now = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero) };
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true, clock);
        scenario.Change(store, new Random(3));
        clock.Now = clock.Now.AddDays(-400);
        (long second, _, _) = scenario.Change(store, new Random(4));

        Assert.Equal(second, RunLog.Last(store)!.Id);
        Assert.NotEmpty(RunLog.Changes(store, 1));
    }

    [Fact]
    public void What_is_flushed_is_there_whole_and_in_order_however_much_it_is()
    {
        using var folder = new TempFolder();
        var scenario = new RunScenario(folder.Path);
        File.WriteAllText(scenario.List, "Id,First Name,Email,City\r\n" + string.Concat(Enumerable.Range(1, 3000).Select(i => $"{i},a,p{i}@example.org,x\r\n")));
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true);
        using RunJournal run = RunJournal.Begin(store, new RunRequest());
        foreach (Contact contact in scenario.Read())
        {
            // A rule that was not named before comes with a statement between the entries.
            contact.Change(ContactField.City, $"c{contact.GetLine()}", $"Rule{contact.GetLine() / 700}");
            run.AddChange(contact);
            if (contact.GetLine() == 1000) run.Flush();
            if (contact.GetLine() == 1000) Assert.Equal(999, RunLog.Changes(store, run.Id).Count());
        }
        run.Flush();

        List<RunChange> changes = [.. RunLog.Changes(store, run.Id)];
        Assert.Equal(Enumerable.Range(2, 3000).Select(line => (long)line), changes.Select(c => c.Line));
        Assert.All(changes, c => Assert.Equal(($"{c.Line - 1}", $"c{c.Line}", $"Rule{c.Line / 700}"), (c.ContactId, c.After, c.Rule)));
        run.End(done: true);
        Assert.Equal((3000, 3000), (RunLog.Find(store, run.Id)!.Changed, RunLog.Find(store, run.Id)!.Changes));
    }

    [Fact]
    public void Journal_and_archive_are_kept_for_their_own_periods()
    {
        using var folder = new TempFolder();
        var scenario = new RunScenario(folder.Path);
        File.WriteAllText(scenario.List, "Id,First Name,Email,City,Note\r\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"{i},a,p{i}@example.org,,\r\n")));
        var clock = new Clock { Now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true, clock);
        scenario.Change(store, new Random(5));
        string[] Kinds() => [.. RunLog.Changes(store, 1).Select(c => c.Kind).Distinct().Order()];
        Assert.Equal(["Change", "Merge", "Remove"], Kinds());

        clock.Now = clock.Now.AddDays(200);
        RunJournal.Begin(store, new RunRequest()).Dispose();
        Assert.Equal(["Merge", "Remove"], Kinds());

        clock.Now = clock.Now.AddDays(200);
        RunJournal.Begin(store, new RunRequest()).Dispose();
        Assert.Empty(Kinds());
        Assert.NotNull(RunLog.Find(store, 1));
        Assert.Throws<ArgumentException>(() => new RunUndo(store, new UndoRequest { RunId = 1 }));
    }

    [Fact]
    public void What_a_killed_run_noted_is_kept_no_longer_than_the_rest()
    {
        using var folder = new TempFolder();
        var scenario = new RunScenario(folder.Path);
        scenario.WriteList(new Random(5), 40);
        var clock = new Clock { Now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true, clock);
        (long run, _, _) = scenario.Change(store, new Random(5));
        store.Write(s => s.Execute("UPDATE run_run SET ended = NULL, state = 'Running' WHERE id = $id", ("$id", run)));

        clock.Now = clock.Now.AddDays(300);
        RunJournal.Begin(store, new RunRequest()).Dispose();
        Assert.NotEmpty(RunLog.Changes(store, run));
        clock.Now = clock.Now.AddDays(100);
        RunJournal.Begin(store, new RunRequest()).Dispose();

        Assert.Empty(RunLog.Changes(store, run));
    }

    [Fact]
    public void No_order_of_imports_runs_and_undos_makes_anybody_mailable() => Gen.Int.Sample(seed =>
    {
        using var folder = new TempFolder();
        var random = new Random(seed);
        var scenario = new RunScenario(folder.Path);
        File.WriteAllText(scenario.List, "Id,First Name,Email,City,Opted Out\r\n" + string.Concat(Enumerable.Range(1, 8).Select(i => $"{i},a,p{i}@example.org,,\r\n")));
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true);
        HashSet<string> barred = [], optedOut = [];
        for (int step = 0; step < 8; step++)
        {
            switch (random.Next(3))
            {
                case 0:
                    string address = $"p{random.Next(1, 9)}@example.org";
                    SuppressionBook.Add(store, [new CrmHygiene.Suppression { Address = address, Reason = (SuppressionReason)random.Next(4) }]);
                    barred.Add(address);
                    break;
                case 1:
                    if (File.Exists(scenario.Clean)) File.Copy(scenario.Clean, scenario.List, overwrite: true);
                    optedOut.UnionWith(OptOut(store, scenario, random));
                    break;
                default:
                    if (RunLog.Last(store) is { } last && File.Exists(scenario.Clean)) new RunUndo(store, new UndoRequest { RunId = last.Id }).Apply(new RunRequest());
                    break;
            }
            SuppressionList list = SuppressionList.Load(store, folder.File("keys/none.key"));
            Assert.All(barred, a => Assert.NotNull(list.Find(a)));
            if (!File.Exists(scenario.Clean)) continue;
            foreach (Contact contact in Core.Contacts.Reading.ContactFile.Open(scenario.Clean).Read().Select(r => r.Contact!))
                if (optedOut.Contains(contact.GetText(ContactField.Id))) Assert.Equal(true, contact.GetBoolean(ContactField.OptedOut));
        }
    }, iter: 15, threads: 1);

    private static List<string> OptOut(CrmStore store, RunScenario scenario, Random random)
    {
        using RunJournal run = RunJournal.Begin(store, new RunRequest());
        List<Contact> contacts = scenario.Read();
        run.AddSource(contacts[0].GetLayout(), scenario.List);
        List<string> ids = [];
        foreach (Contact contact in contacts.Where(_ => random.Next(4) == 0))
        {
            contact.Change(ContactField.City, "x" + random.Next(9), "Script");
            contact.Change(ContactField.OptedOut, "true", nameof(StaleAction.Unsubscribe));
            run.AddChange(contact);
            ids.Add(contact.GetText(ContactField.Id));
        }
        RunScenario.Export(run, contacts, scenario.Clean);
        run.End(done: true);
        return ids;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
