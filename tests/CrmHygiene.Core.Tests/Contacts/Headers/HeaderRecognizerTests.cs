using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Tests.Contacts.Headers;

public class HeaderRecognizerTests
{
    private static Dictionary<string, ContactField> Fields(params string[] headers) =>
        HeaderRecognizer.Recognize(headers).Columns.ToDictionary(c => c.Header, c => c.Field);

    [Theory]
    [InlineData("FirstName", ContactField.FirstName)]
    [InlineData("first_name", ContactField.FirstName)]
    [InlineData("givenName", ContactField.FirstName)]
    [InlineData("GIVEN NAME", ContactField.FirstName)]
    [InlineData("e-mail", ContactField.Email)]
    [InlineData("eMail", ContactField.Email)]
    [InlineData("Contact: Email Address", ContactField.Email)]
    [InlineData("Email (required)", ContactField.Email)]
    [InlineData("Birthday (YYYY-MM-DD)", ContactField.BirthDate)]
    [InlineData("Create Date (America/New_York)", ContactField.CreatedAt)]
    [InlineData("Phone (mobile)", ContactField.MobilePhone)]
    [InlineData("Customer #", ContactField.CustomerNumber)]
    [InlineData("LastActivity", ContactField.LastActivity)]
    [InlineData("unopenedSendCount", ContactField.UnopenedSendCount)]
    [InlineData("Vorname", ContactField.FirstName)]
    [InlineData("Straße", ContactField.Street)]
    [InlineData("PLZ", ContactField.PostalCode)]
    [InlineData("Geändert am", ContactField.UpdatedAt)]
    [InlineData("Achternaam", ContactField.LastName)]
    [InlineData("E-mailadres", ContactField.Email)]
    [InlineData("Prénom", ContactField.FirstName)]
    [InlineData("Adresse e-mail", ContactField.Email)]
    [InlineData("N° client", ContactField.CustomerNumber)]
    [InlineData("Correo electrónico", ContactField.Email)]
    [InlineData("Teléfono", ContactField.Phone)]
    [InlineData("Código postal", ContactField.PostalCode)]
    [InlineData("البريد الإلكتروني", ContactField.Email)]
    [InlineData("رقم الجوال", ContactField.MobilePhone)]
    [InlineData("المدينة", ContactField.City)]
    [InlineData("نام خانوادگی", ContactField.LastName)]
    [InlineData("كد پستي", ContactField.PostalCode)]
    [InlineData("پست‌الکترونیک", ContactField.Email)]
    public void One_header_alone(string header, ContactField expected) =>
        Assert.Equal(expected, HeaderRecognizer.Recognize([header]).Columns[0].Field);

    [Theory]
    [InlineData("Email opt in source")]
    [InlineData("Email domain")]
    [InlineData("Phone type")]
    [InlineData("Company size")]
    [InlineData("City of birth")]
    [InlineData("Last name pronunciation")]
    [InlineData("Number of employees")]
    [InlineData("Status")]
    [InlineData("First deal created date")]
    [InlineData("Deal owner")]
    [InlineData("Customer name")]
    [InlineData("Email template name")]
    [InlineData("Country of incorporation")]
    [InlineData("Street view link")]
    [InlineData("Phone 2")]
    [InlineData("IP country")]
    [InlineData("")]
    [InlineData("???")]
    public void A_header_that_only_resembles_a_field_stays_what_it_is(string header) =>
        Assert.Equal(ContactField.None, HeaderRecognizer.Recognize([header]).Columns[0].Field);

    [Fact]
    public void Each_field_takes_one_column_the_best()
    {
        Dictionary<string, ContactField> fields = Fields("Other email", "Email 2", "Email", "Work phone", "Phone", "Home phone", "Mobile");
        Assert.Equal(ContactField.Email, fields["Email"]);
        Assert.Equal(ContactField.AlternateEmail, fields["Email 2"]);
        Assert.Equal(ContactField.None, fields["Other email"]);
        Assert.Equal(ContactField.Phone, fields["Phone"]);
        Assert.Equal(ContactField.None, fields["Work phone"]);
        Assert.Equal(ContactField.HomePhone, fields["Home phone"]);
        Assert.Equal(ContactField.MobilePhone, fields["Mobile"]);
    }

    [Fact]
    public void The_better_of_two_qualified_columns_is_primary()
    {
        Dictionary<string, ContactField> fields = Fields("Home Email", "Work Email");
        Assert.Equal(ContactField.Email, fields["Work Email"]);
        Assert.Equal(ContactField.AlternateEmail, fields["Home Email"]);
        // A list with no other address is reached by the private one.
        Assert.Equal(ContactField.Email, Fields("Home Email")["Home Email"]);
    }

    [Fact]
    public void An_address_is_never_put_together_from_two_places()
    {
        Dictionary<string, ContactField> fields = Fields("Work Street", "Home Street", "Home City", "Home Zip", "Email", "Shoe size");
        Assert.Equal(ContactField.Street, fields["Home Street"]);
        Assert.Equal(ContactField.City, fields["Home City"]);
        Assert.Equal(ContactField.None, fields["Work Street"]);
    }

    [Fact]
    public void A_title_is_a_salutation_only_beside_a_job_title()
    {
        Assert.Equal(ContactField.JobTitle, Fields("Title", "Surname")["Title"]);
        Assert.Equal(ContactField.Salutation, Fields("Title", "Surname", "Job title")["Title"]);
    }

    [Fact]
    public void What_name_means_depends_on_the_columns_beside_it()
    {
        Assert.Equal(ContactField.FullName, Fields("Name", "Email")["Name"]);
        Assert.Equal(ContactField.LastName, Fields("Name", "Vorname")["Name"]);
        Assert.Equal(ContactField.LastName, Fields("Nom", "Prénom")["Nom"]);
        Assert.Equal(ContactField.FirstName, Fields("Nombre", "Apellidos")["Nombre"]);
        Assert.Equal(ContactField.FirstName, Fields("نام", "نام خانوادگی")["نام"]);
        Assert.Equal(ContactField.FullName, Fields("First name", "Last name", "Name")["Name"]);
    }

    [Fact]
    public void Property_names_are_unique_and_never_those_of_fields_they_are_not()
    {
        RecognizedHeaders found = HeaderRecognizer.Recognize(["Email", "Email", "email", "Deal", "deal", "", "Phone", "phone"]);
        Assert.Equal(["Email", "Email (2)", "email (3)", "Deal", "deal (2)", "Column 6", "Phone", "phone (2)"], found.Columns.Select(c => c.Name));
        Assert.Equal(["Email", "Email", "email", "Deal", "deal", "", "Phone", "phone"], found.Columns.Select(c => c.Header));
    }

    [Fact]
    public void The_map_wins_and_its_mistakes_are_named()
    {
        Dictionary<string, string> map = new() { ["Adr. 7"] = "Email", ["Email"] = "" };
        RecognizedHeaders found = HeaderRecognizer.Recognize(["Adr. 7", "Email", "Phone"], new HeaderOptions { Map = map });
        Assert.Equal([ContactField.Email, ContactField.None, ContactField.Phone], found.Columns.Select(c => c.Field));

        ArgumentException field = Assert.Throws<ArgumentException>(() => HeaderRecognizer.Recognize(["a"], new HeaderOptions { Map = new Dictionary<string, string> { ["a"] = "Emial" } }));
        Assert.Contains("Did you mean 'Email'?", field.Message, StringComparison.Ordinal);
        ArgumentException column = Assert.Throws<ArgumentException>(() => HeaderRecognizer.Recognize(["Address"], new HeaderOptions { Map = new Dictionary<string, string> { ["Adress"] = "Street" } }));
        Assert.Contains("Did you mean 'Address'?", column.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => HeaderRecognizer.Recognize(["a", "b"], new HeaderOptions { Map = new Dictionary<string, string> { ["a"] = "Email", ["b"] = "Email" } }));
    }

    [Fact]
    public void Own_exports_are_recognised_by_the_standard_names()
    {
        string[] names = [.. ContactFields.All.Select(ContactFields.NameOf)];
        RecognizedHeaders found = HeaderRecognizer.Recognize(names);
        Assert.Equal(ContactFields.All, found.Columns.Select(c => c.Field));
    }

    [Fact]
    public void Five_thousand_columns_take_no_quadratic_time()
    {
        string[] headers = [.. Enumerable.Range(0, 5000).Select(i => $"Custom property {i} of the deal")];
        long start = Environment.TickCount64;
        HeaderRecognizer.Recognize(headers);
        Assert.InRange(Environment.TickCount64 - start, 0, 10_000);
    }
}
