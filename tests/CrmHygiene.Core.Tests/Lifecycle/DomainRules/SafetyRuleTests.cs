using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Changes.Plans;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Standards.Repair;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Contacts;
using CrmHygiene.Core.Tests.Store;

namespace CrmHygiene.Core.Tests.Lifecycle.DomainRules;

/// <summary>DESIGN, section 6, safety: limits, plans, corrected addresses.</summary>
public sealed class SafetyRuleTests
{
    private static Contact Person(params (string, string?)[] columns) => People.With(columns);

    private static List<Contact> Applied(List<Contact> contacts, params ChangeSetRow[] rows) => [.. new ChangeSetApplication(contacts, rows).Apply(planned: false, null)];

    private static ChangeSetRow Email(Contact contact, string before, string after, string rule) =>
        new() { Action = ChangeSetAction.Change, Id = contact.GetText(ContactField.Id), Line = contact.GetLine(), Field = "Email", Before = before, After = after, Rule = rule, BeforeHash = ChangeSetHash.Of(before) };

    [Theory]
    [InlineData("anna@gmial.com", "anna@gmail.com", true)]
    [InlineData("ANNA@gmail.com ", "anna@gmail.com", false)]
    public void An_accepted_correction_of_an_address_is_marked_to_be_confirmed_before_mailing(string before, string after, bool marked)
    {
        Contact contact = Person(("Id", "1"), ("Email", before));
        Contact kept = Assert.Single(Applied([contact], Email(contact, before, after, "EmailTypo")));
        Assert.Equal((after, marked), (kept.GetText(ContactField.Email), EmailConfirmation.IsPending(kept)));
    }

    [Fact]
    public void A_typo_is_only_ever_suggested()
    {
        Contact contact = Person(("Id", "1"), ("Email", "anna@gmial.com"));
        contact.Suggest(new FieldSuggestion("Email", "anna@gmial.com", "anna@gmail.com", "EmailTypo", 0.9));
        var plan = new ChangeSet();
        plan.AddSuggestions(contact);
        ChangeSetRow row = Assert.Single(plan.Rows);
        Assert.Equal((ChangeSetAction.Suggest, "anna@gmail.com"), (row.Action, row.After));
        Assert.False(Assert.Single(Applied([contact], row)).IsChanged());
        Assert.Equal("anna@gmail.com", Assert.Single(Applied([contact], row with { Action = ChangeSetAction.Change })).GetText(ContactField.Email));
    }

    [Fact]
    public void Who_survives_a_merge_of_an_edited_plan_is_opted_out_though_the_row_that_says_so_was_struck()
    {
        Contact winner = Person(("Id", "1"), ("Email", "a@example.org"), ("Opted out", "no")), loser = Person(("Id", "2"), ("Email", "b@example.org"), ("Opted out", "yes"));
        var plan = new ChangeSet();
        plan.AddMerge(loser, winner, "LessComplete");
        Contact kept = Assert.Single(Applied([winner, loser], [.. plan.Rows]));
        Assert.Equal(("1", true), (kept.GetText(ContactField.Id), kept.GetBoolean(ContactField.OptedOut)));
    }

    [Fact]
    public void Who_was_opted_out_counts_over_the_rolling_seven_days_like_who_was_removed()
    {
        using var folder = new TempFolder();
        string list = folder.File("list.csv");
        File.WriteAllText(list, "Id,Email,Opted Out\r\n" + string.Concat(Enumerable.Range(1, 100).Select(i => $"{i},p{i}@example.org,\r\n")));
        List<Contact> contacts = [.. ContactFile.Open(list).Read().Select(i => i.Contact!)];
        using CrmStore store = CrmStore.Open(folder.File("store.db"), create: true);
        using (RunJournal run = RunJournal.Begin(store, new RunRequest()))
        {
            run.AddSource(contacts[0].GetLayout(), list);
            foreach (Contact contact in contacts.Take(15))
            {
                contact.Change(ContactField.OptedOut, "true", nameof(StaleAction.Unsubscribe));
                run.AddChange(contact);
            }
            foreach (Contact contact in contacts.Skip(50))
            {
                contact.Change(ContactField.Email, "x" + contact.GetText(ContactField.Email), "Repair");
                run.AddChange(contact);
            }
            run.End(done: true);
        }
        var limits = new BlastRadius(CrmPolicy.Default.Limits, null, null, null);
        (ContactLayout, string)[] source = [(contacts[0].GetLayout(), list)];

        Assert.True(limits.Check([.. contacts.Skip(15).Take(5)], 100, store, source).Allowed);
        Assert.False(limits.Check([.. contacts.Skip(15).Take(6)], 100, store, source).Allowed);
        Assert.Contains("-MaxRemoveWeekPercent", limits.Check([.. contacts.Skip(15).Take(6)], 100, store, source).Message, StringComparison.Ordinal);
        // The same people again are no further loss.
        Assert.True(limits.Check([.. contacts.Take(20)], 100, store, source).Allowed);
        // A list that was read into a variable before is known by its name, and another of that name elsewhere is another.
        Assert.False(limits.Check([.. contacts.Skip(15).Take(6)], 100, store, []).Allowed);
        Assert.True(limits.Check([.. contacts.Skip(15).Take(6)], 100, store, [(contacts[0].GetLayout(), Path.Combine(folder.Path, "other", "list.csv"))]).Allowed);
        Assert.True(new BlastRadius(CrmPolicy.Default.Limits, null, null, 30).Check([.. contacts.Skip(15).Take(6)], 100, store, source).Allowed);
    }
}
