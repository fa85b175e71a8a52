using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Contacts.Reading;

namespace CrmHygiene.Core.Tests.Changes;

public sealed class FoundContactsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crmhygiene-test-").FullName;

    private List<Contact> List(string name = "list.csv")
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, "Id,Email\n1,a@example.org\n2,b@example.org\n3,c@example.org\n");
        return [.. ContactFile.Open(path).Read().Select(i => i.Contact!)];
    }

    private static StaleFinding Stale(Contact contact, StaleReason reason, StaleAction action) => new(contact, reason, reason.ToString(), action, "It is so.", date: null);

    [Fact]
    public void What_findings_left_of_a_list_is_part_of_it_and_replaces_no_file()
    {
        FoundContacts found = new();
        RemovalPlan plan = new();
        List<Contact> list = List();
        plan.Add(list[0], [Stale(list[0], StaleReason.HardBounce, StaleAction.Remove)], byFinding: true);
        plan.Add(list[2], [Stale(list[2], StaleReason.InvalidEmail, StaleAction.Review)], byFinding: true);

        foreach (Contact kept in plan.Remaining(planned: false)) found.Add(kept, byFinding: false);

        Assert.True(found.ArePart);
        Assert.True(found.WouldLose(Path.Combine(_folder, "any.csv")));
        Assert.Equal("1 of the 3 contacts of 'list.csv'", found.Describe());
        // The contacts themselves are the caller's, and may be part of what is whole.
        Assert.DoesNotContain(list, c => c.IsFound());
    }

    [Fact]
    public void What_a_declined_run_gives_back_is_part_as_well()
    {
        RemovalPlan plan = new();
        List<Contact> list = List();
        plan.Add(list[0], [Stale(list[0], StaleReason.HardBounce, StaleAction.Remove)], byFinding: true);

        Assert.True(Assert.Single(plan.Unchanged).IsFound());
    }

    [Fact]
    public void Findings_about_every_contact_bring_the_whole_list()
    {
        FoundContacts found = new();
        RemovalPlan plan = new();
        List<Contact> list = List();
        plan.Add(list[0], [Stale(list[0], StaleReason.HardBounce, StaleAction.Remove)], byFinding: true);
        foreach (Contact contact in list.Skip(1)) plan.Add(contact, [Stale(contact, StaleReason.InvalidEmail, StaleAction.Review)], byFinding: true);

        foreach (Contact kept in plan.Remaining(planned: false)) found.Add(kept, byFinding: false);

        Assert.False(found.ArePart);
        Assert.False(found.WouldLose(Path.Combine(_folder, "list.csv")));
    }

    [Fact]
    public void Findings_written_as_they_are_replace_any_file_but_their_own_list()
    {
        FoundContacts found = new();
        found.Add(List()[1], byFinding: true);

        Assert.False(found.ArePart);
        Assert.True(found.WouldLose(Path.Combine(_folder, "LIST.csv")));
        Assert.False(found.WouldLose(Path.Combine(_folder, "stale.csv")));
    }

    [Fact]
    public void Contacts_that_a_person_filtered_are_what_they_wanted()
    {
        FoundContacts found = new();
        found.Add(List()[1], byFinding: false);

        Assert.False(found.WouldLose(Path.Combine(_folder, "list.csv")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
