using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Tests.Contacts.Headers;

public class HeaderProfilesTests
{
    [Theory]
    [InlineData("HubSpot", "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Last Activity Date,Lead Status,Marketing contact status,Create Date")]
    [InlineData("HubSpot", "hs_object_id,firstname,lastname,email,lifecyclestage,hs_email_optout,notes_last_contacted")]
    [InlineData("Salesforce", "Id,FirstName,LastName,Email,MailingStreet,MailingCity,HasOptedOutOfEmail,EmailBouncedReason,LastActivityDate")]
    [InlineData("Dynamics365", "contactid,fullname,emailaddress1,telephone1,address1_line1,address1_city,donotbulkemail,jobtitle")]
    [InlineData("Mailchimp", "Email Address,First Name,Last Name,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_REASON,LEID,EUID")]
    [InlineData("Klaviyo", "Email,Klaviyo ID,First Name,Last Name,Email Marketing Consent,Last Open,Last Click")]
    [InlineData("GoogleContacts", "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,File As,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value")]
    [InlineData("SAP", "KUNNR,NAME1,STRAS,ORT01,PSTLZ,LAND1,TELF1,SMTP_ADDR")]
    [InlineData("Oracle", "C_FirstName,C_LastName,C_EmailAddress,C_Company,C_BusPhone")]
    public void A_systems_own_headers_are_detected(string profile, string headers)
    {
        RecognizedHeaders found = HeaderRecognizer.Recognize(headers.Split(','));
        Assert.Equal(profile, found.ProfileName);
        Assert.InRange(found.Confidence, 0.5, 1);
        Assert.Contains(found.Columns, c => c.Field == ContactField.Email);
    }

    [Theory]
    [InlineData("Email,First Name,Last Name,Phone")]
    [InlineData("Vorname,Nachname,E-Mail")]
    [InlineData("a,b,c")]
    [InlineData("Primary Email")]
    [InlineData("Name,Email,Company,Title,Mobile Phone,Work Phone,LinkedIn,Lead Score,Lead Source,Owner,Created,Last Contacted")]
    [InlineData("id,email,name,created_at,updated_at,amount,currency,plan")]
    public void Headers_that_many_systems_write_name_none(string headers)
    {
        RecognizedHeaders found = HeaderRecognizer.Recognize(headers.Split(','));
        Assert.Equal(string.Empty, found.ProfileName);
        Assert.Equal(0, found.Confidence);
    }

    [Fact]
    public void Every_profile_recognises_its_own_headers_and_names_its_source()
    {
        Assert.True(HeaderProfiles.Names.Count >= 20);
        foreach (HeaderProfile profile in HeaderProfiles.BuiltIn.All)
        {
            string[] preferred = [.. profile.Fields.Select(f => f.Value[0])];
            Assert.Equal(profile.Name, HeaderRecognizer.Recognize(profile.KnownHeaders).ProfileName);
            RecognizedHeaders found = HeaderRecognizer.Recognize(preferred, new HeaderOptions { Profile = profile.Name });
            foreach (ContactColumn column in found.Columns) Assert.True(column.Field != ContactField.None, $"{profile.Name}: {column.Header}");
            Assert.NotEmpty(profile.Source);
        }
    }

    [Fact]
    public void A_profiles_address_is_of_one_place_too()
    {
        string[] headers = ["E-mail Address", "E-mail 2 Address", "Home Street", "Home City", "Home Postal Code", "Business Phone", "Business Street", "Web Page", "Internet Free Busy"];
        RecognizedHeaders found = HeaderRecognizer.Recognize(headers);
        Assert.Equal("Outlook", found.ProfileName);
        Assert.Equal([ContactField.Street, ContactField.City, ContactField.PostalCode], found.Columns.Skip(2).Take(3).Select(c => c.Field));
        Assert.Equal(ContactField.None, found.Columns[6].Field);
    }

    [Fact]
    public void A_named_profile_is_used_and_a_wrong_name_is_corrected()
    {
        Assert.Equal("Brevo", HeaderRecognizer.Recognize(["EMAIL", "NOM"], new HeaderOptions { Profile = "brevo" }).ProfileName);
        ArgumentException error = Assert.Throws<ArgumentException>(() => HeaderRecognizer.Recognize(["a"], new HeaderOptions { Profile = "Hubspto" }));
        Assert.Contains("Did you mean 'HubSpot'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_profile_is_used_where_none_is_wanted()
    {
        string[] headers = ["Record ID", "Email", "Contact owner", "Create Date", "Sends Since Last Engagement", "Marketing contact status"];
        Assert.Equal("HubSpot", HeaderRecognizer.Recognize(headers).ProfileName);
        Assert.Equal(string.Empty, HeaderRecognizer.Recognize(headers, new HeaderOptions { Profile = "" }).ProfileName);
    }

    [Fact]
    public void A_fixed_date_order_is_told_for_date_columns_only()
    {
        RecognizedHeaders found = HeaderRecognizer.Recognize(["EMAIL", "LASTNAME", "FIRSTNAME", "SMS", "EMAIL_BLACKLISTED", "SMS_BLACKLISTED", "ADDED_TIME", "MODIFIED_TIME"]);
        Assert.Equal("Brevo", found.ProfileName);
        Assert.Equal(DateOrder.DayFirst, found.Columns[6].DateOrder);
        Assert.Equal(DateOrder.Unknown, found.Columns[0].DateOrder);
    }

    [Fact]
    public void A_users_profile_is_found_by_its_folder_and_its_mistakes_are_named()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("crmhygiene");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "ours.json"), """
                { // our own shop
                  "id": "OurShop", "title": "Our shop", "source": "our export", "delimiters": [";"],
                  "fields": { "Email": ["Kunde_Mail_X"], "Id": ["Kd_Idx"] }, "other": ["Shoesize_Z"], "status": {} }
                """);
            HeaderOptions options = new() { ProfileFolders = [folder.FullName] };
            RecognizedHeaders found = HeaderRecognizer.Recognize(["Kd_Idx", "Kunde_Mail_X", "Shoesize_Z"], options);
            Assert.Equal("OurShop", found.ProfileName);
            Assert.Equal([ContactField.Id, ContactField.Email, ContactField.None], found.Columns.Select(c => c.Field));

            File.WriteAllText(Path.Combine(folder.FullName, "bad.json"), """{ "id": "x", "title": "x", "source": "x", "fields": { "Emial": ["a"] } }""");
            InvalidDataException error = Assert.Throws<InvalidDataException>(() => HeaderRecognizer.Recognize(["a"], options));
            Assert.Contains("bad.json", error.Message, StringComparison.Ordinal);
            Assert.Contains("Did you mean 'Email'?", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
