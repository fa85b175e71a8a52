using CrmHygiene.Core.Changes;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Reading;

namespace CrmHygiene.Core.Tests.Changes;

public sealed class ContactArchiveTests : IDisposable
{
    private static readonly DateTimeOffset Time = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("crmhygiene-test-").FullName;

    [Fact]
    public void Keeps_the_contact_with_its_reason_and_leaves_the_contact_alone()
    {
        string list = Path.Combine(_folder, "list.csv");
        File.WriteAllText(list, "Id,Email,Note\r\n007,a@example.org,\"x, y\"\r\n");
        Contact contact = ContactFile.Open(list).Read().Single().Contact!;
        string path = ContactArchive.NewPath(_folder, "removed", Time);

        using (var archive = new ContactArchive(path, Time))
        {
            archive.Add(contact, "HardBounce", "user unknown", "Remove");
            archive.Complete();
        }

        Assert.Equal(
            "Id,Email,Note,Removal Reason,Removal Evidence,Removal Action,Removed At\r\n007,a@example.org,\"x, y\",HardBounce,user unknown,Remove,2026-11-01T12:00:00Z\r\n",
            File.ReadAllText(path));
        Assert.Equal(3, contact.GetLayout().Columns.Count);
        Assert.Empty(contact.GetChanges());
    }

    [Fact]
    public void Never_replaces_another_archive()
    {
        string path = Path.Combine(_folder, "removed.csv");
        File.WriteAllText(path, "old");

        Assert.Equal(ContactFileProblem.FileExists, Assert.Throws<ContactFileException>(() => new ContactArchive(path, Time)).Problem);

        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void Without_completion_there_is_no_file()
    {
        string path = Path.Combine(_folder, "removed.csv");

        using (new ContactArchive(path, Time)) { }

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
