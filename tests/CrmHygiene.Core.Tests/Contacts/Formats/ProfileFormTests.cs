using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Contacts.Writing;

namespace CrmHygiene.Core.Tests.Contacts.Formats;

public sealed class ProfileFormTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-form").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Salesforce", "Jan", "van der Berg", "Mary Ann", "O'Neil")]
    [InlineData("HubSpot", "Jan", "van der Berg", "Mary Ann", "O'Neil")]
    [InlineData("Mailchimp", "Jan", "van der Berg", "Mary Ann", "O'Neil")]
    public void A_whole_name_is_parted_for_systems_that_keep_parts(string profile, string first1, string last1, string first2, string last2)
    {
        List<Contact> read = Export("Name,Email\r\n\"van der Berg, Jan\",jan@example.nl\r\nMary Ann O'Neil,mary@example.com\r\n", profile);
        Assert.Equal([first1, first2], read.Select(c => Joined(c, ContactField.FirstName, ContactField.MiddleName)));
        Assert.Equal([last1, last2], read.Select(c => c.GetText(ContactField.LastName)));
    }

    [Fact]
    public void Parts_become_the_whole_name_a_system_requires_and_a_filled_field_stays()
    {
        List<Contact> read = Export("First Name,Last Name,Name,Email\r\nJan,van der Berg,,jan@example.nl\r\nMary,O'Neil,Mary O.,mary@example.com\r\n太郎,山田,,t@example.jp\r\n", "Pipedrive");
        Assert.Equal(["Jan van der Berg", "Mary O.", "山田 太郎"], read.Select(c => c.GetText(ContactField.FullName)));
        read = Export("First Name,Last Name,Name,Email\r\nBea,,Bea Maier,b@example.com\r\n,,Cee Dee,c@example.com\r\n", "HubSpot");
        Assert.Equal([("Bea", ""), ("Cee", "Dee")], read.Select(c => (c.GetText(ContactField.FirstName), c.GetText(ContactField.LastName))));
    }

    [Theory]
    [InlineData("Madonna", "", "Madonna")]
    [InlineData("山田 太郎", "太郎", "山田")]
    [InlineData("김철수", "", "김철수")]
    public void A_required_family_name_is_never_left_empty(string name, string first, string last)
    {
        Contact contact = Assert.Single(Export($"Name,Email\r\n{name},a@example.com\r\n", "Zoho"));
        Assert.Equal((first, last), (contact.GetText(ContactField.FirstName), contact.GetText(ContactField.LastName)));
    }

    [Theory]
    [InlineData("Mailchimp", "subscribed", "unsubscribed", "cleaned")]
    [InlineData("ActiveCampaign", "active", "unsubscribed", "bounced")]
    [InlineData("Kit", "active", "cancelled", "bounced")]
    public void A_status_is_written_in_the_words_of_the_system(string profile, string mailable, string optedOut, string bounced)
    {
        List<Contact> read = Export("Person - Name,Person - Email - Work,Person - Marketing status\r\nA B,a@example.com,Subscribed\r\nC D,c@example.com,Unsubscribed\r\nE F,e@example.com,Bounced\r\nG H,g@example.com,VIP\r\n", profile);
        Assert.Equal([mailable, optedOut, bounced, "VIP"], read.Select(c => c.GetText(ContactField.EmailStatus)));
    }

    [Theory]
    [InlineData("Mailchimp", "pending")]
    [InlineData("ActiveCampaign", "unconfirmed")]
    [InlineData("Klaviyo", "never_subscribed")]
    public void A_corrected_address_that_is_not_confirmed_is_said_in_the_words_of_the_system(string profile, string word)
    {
        List<Contact> read = Export("Email,First Name,Email Status,ConfirmBeforeMailing\r\na@example.com,A,subscribed,true\r\nc@example.com,C,subscribed,\r\n", profile);
        Assert.Equal(word, read[0].GetText(ContactField.EmailStatus).ToLowerInvariant());
        Assert.NotEqual(word, read[1].GetText(ContactField.EmailStatus).ToLowerInvariant());
    }

    [Fact]
    public void Who_opted_out_anywhere_is_opted_out_in_the_system_written_for()
    {
        List<Contact> read = Export("Email Address,First Name,Last Name,status\r\na@example.com,A,B,subscribed\r\nc@example.com,C,D,unsubscribed\r\ne@example.com,E,F,cleaned\r\n", "Salesforce", "Mailchimp");
        Assert.Equal(["FALSE", "TRUE", ""], read.Select(c => c.GetText(ContactField.OptedOut)));
        read = Export("First Name,Last Name,Email,Email Opt Out\r\nA,B,a@example.com,0\r\nC,D,c@example.com,1\r\n", "Mailchimp");
        Assert.Equal(["", "unsubscribed"], read.Select(c => c.GetText(ContactField.EmailStatus)));
    }

    [Fact]
    public void The_contact_itself_stays_as_it_was()
    {
        string path = Path.Combine(_folder, "in.csv");
        File.WriteAllText(path, "Name,Email\r\nJan Smit,jan@example.nl\r\n");
        Contact contact = ContactFile.Open(path).Read().Single().Contact!;
        using var writer = new ContactWriter(Path.Combine(_folder, "out.csv"), new ContactWriteOptions { Profile = HeaderProfiles.BuiltIn.Get("HubSpot") });
        writer.Write(contact);
        Assert.False(contact.IsChanged());
        Assert.Equal(2, contact.GetLayout().Columns.Count);
    }

    private static string Joined(Contact contact, params ContactField[] fields) => string.Join(' ', fields.Select(contact.GetText).Where(t => t.Length > 0));

    private List<Contact> Export(string list, string profile, string? from = null)
    {
        string source = Path.Combine(_folder, "in.csv"), target = Path.Combine(_folder, "out.csv");
        File.WriteAllText(source, list);
        ContactFile file = ContactFile.Open(source, new ContactReadOptions { Headers = new HeaderOptions { Profile = from } });
        using (IContactWriter writer = ContactWriters.Create(target, new ContactWriteOptions { Profile = HeaderProfiles.BuiltIn.Get(profile) }))
        {
            foreach (ReadItem item in file.Read()) writer.Write(item.Contact!);
            writer.Complete(file.Layout);
        }
        return [.. ContactFile.Open(target, new ContactReadOptions { Headers = new HeaderOptions { Profile = profile } }).Read().Select(i => i.Contact!)];
    }
}
