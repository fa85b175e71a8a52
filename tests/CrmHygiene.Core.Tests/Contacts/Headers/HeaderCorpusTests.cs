using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Contacts.Reading;
using Xunit.Abstractions;

namespace CrmHygiene.Core.Tests.Contacts.Headers;

public class HeaderCorpusTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string> Profiles = new(StringComparer.Ordinal)
    {
        ["HubSpot"] = "HubSpot", ["Salesforce"] = "Salesforce", ["Dynamics 365"] = "Dynamics365", ["Mailchimp"] = "Mailchimp", ["Zoho CRM"] = "Zoho",
        ["Pipedrive"] = "Pipedrive", ["Google Contacts"] = "GoogleContacts", ["Outlook"] = "Outlook", ["Constant Contact"] = "ConstantContact",
        ["Brevo"] = "Brevo", ["ActiveCampaign"] = "ActiveCampaign", ["LinkedIn"] = "LinkedIn",
    };

    [SkippableFact]
    public void Real_header_lines_name_their_system_and_their_mail_and_name_columns()
    {
        string? path = Corpus.Find("crm_headers/headers.csv");
        Skip.If(path is null, "the corpus crm_headers is not on this machine");
        List<(string System, string[] Headers)> rows = [];
        ContactFile file = ContactFile.Open(path!, new ContactReadOptions());
        foreach (ReadItem item in file.Read())
        {
            Contact row = item.Contact!;
            rows.Add((row.GetText(0), row.GetText(3).Split(row.GetText(2)[0])));
        }
        int named = 0, nameable = 0;
        foreach ((string system, string[] headers) in rows)
        {
            RecognizedHeaders found = HeaderRecognizer.Recognize(headers);
            if (Profiles.TryGetValue(system, out string? profile))
            {
                nameable++;
                if (found.ProfileName == profile) named++;
            }
            if (headers.Any(h => h.Contains("mail", StringComparison.OrdinalIgnoreCase)))
                Assert.True(found.Columns.Any(c => c.Field == ContactField.Email), $"{system}: no e-mail column");
            if (headers.Any(h => h.Contains("First", StringComparison.OrdinalIgnoreCase) || h.Contains("Given", StringComparison.OrdinalIgnoreCase)))
                Assert.True(found.Columns.Any(c => c.Field == ContactField.FirstName), $"{system}: no first name column");
        }
        output.WriteLine($"headers: {named} of {nameable} ({100.0 * named / nameable:0.0} %) systems named, of {rows.Count} header lines");
        Assert.Equal(nameable, named);
    }
}
