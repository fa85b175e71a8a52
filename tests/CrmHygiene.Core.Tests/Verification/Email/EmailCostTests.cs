using CrmHygiene.Core.Duplicates.Survivorship;
using CrmHygiene.Core.Tests.Contacts;
using CrmHygiene.Core.Verification.Domains;
using CrmHygiene.Core.Verification.Email;
using CrmHygiene.Core.Verification.Providers;
using CrmHygiene.TestSupport;

namespace CrmHygiene.Core.Tests.Verification.Email;

/// <summary>What is asked about whom, and in which order, because it costs time or credits.</summary>
public sealed class EmailCostTests : IDisposable
{
    private readonly LoopbackDns _dns = new LoopbackDns().AddMailDomain("control.test").AddMailDomain("stays.test").AddMailDomain("goes.test");

    private EmailVerifierOptions Options => new() { Dns = new DomainLookupOptions { NameServers = [_dns.EndPoint], ControlDomains = ["control.test"], ControlParent = "test" } };

    public void Dispose() => _dns.Dispose();

    private List<EmailFinding> Verify(IEnumerable<Contact> contacts, EmailVerifierOptions? options = null)
    {
        using EmailVerification<int> verification = new(new EmailVerifier(options ?? Options));
        foreach (Contact contact in contacts) verification.Add(0, contact.GetText(ContactField.Email), contact);
        return [.. verification.Drain().Select(r => r.Finding)];
    }

    private static Contact[] Group(MatchBand band, bool reference, params (string, string?)[][] people)
    {
        Contact[] contacts = [.. people.Select(People.With)];
        DuplicateGroup group = new(1, [.. contacts.Select((c, i) => new DuplicateMember(i, c, .99) { IsReference = reference && i == 0 })], band, band.ToString(), .99, .99, .99, () => []);
        foreach (Contact contact in contacts) contact.Attach(new DuplicateFinding(contact, group, .99));
        return contacts;
    }

    private static readonly (string, string?)[] Full = [("Email", "anna@stays.test"), ("FirstName", "Anna"), ("LastName", "Berg"), ("City", "Graz")];
    private static readonly (string, string?)[] Sparse = [("Email", "a.berg@goes.test"), ("LastName", "Berg")];

    [Fact]
    public void Nothing_is_asked_about_the_duplicate_that_would_lose()
    {
        List<EmailFinding> findings = Verify(Group(MatchBand.Certain, false, Sparse, Full));
        Assert.Equal([EmailReason.NotNeeded, EmailReason.MailHostFound], findings.Select(f => f.ReasonCode));
        Assert.Equal((0, 1), (_dns.Asked("goes.test", "MX"), _dns.Asked("stays.test", "MX")));
    }

    [Fact]
    public void Everybody_is_asked_about_where_nobody_loses()
    {
        Contact[][] groups =
        [
            Group(MatchBand.Review, false, Sparse, Full),
            Group(MatchBand.Certain, true, Full, Sparse),
            Group(MatchBand.Certain, false, [.. Full, ("CustomerNumber", "1")], [.. Sparse, ("CustomerNumber", "2")]),
        ];
        foreach (Contact[] group in groups) Assert.All(Verify(group), f => Assert.Equal(EmailReason.MailHostFound, f.ReasonCode));
        Assert.All(Verify(Group(MatchBand.Certain, false, Full, Sparse, Sparse), Options with { Merge = new MergeOptions { MaxGroupSize = 2 } }), f => Assert.Equal(EmailReason.MailHostFound, f.ReasonCode));
    }

    [Fact]
    public void Credits_are_spent_in_input_order_although_an_earlier_domain_answers_later()
    {
        using LoopbackHttp server = new((_, _) => (200, """{"success":true,"result":"deliverable","reason":"accepted_email"}"""));
        // The first domain's answer waits until the second one is known to take mail.
        _dns.Hold("stays.test", until: "mx.goes.test");
        EmailVerifierOptions options = Options with { Level = EmailLevel.Mailbox, Provider = new ProviderOptions { Name = "Kickbox", Key = "k", MaxCredits = 2, Url = server.Url } };
        List<EmailFinding> findings = Verify([People.With(("Email", "a@stays.test")), People.With(("Email", "b@goes.test")), People.With(("Email", "c@goes.test"))], options);
        Assert.Equal([EmailReason.MailboxAccepted, EmailReason.MailboxAccepted, EmailReason.CreditsSpent], findings.Select(f => f.ReasonCode));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void No_credit_is_spent_on_the_duplicate_that_would_lose()
    {
        using LoopbackHttp server = new((_, _) => (200, """{"success":true,"result":"deliverable","reason":"accepted_email"}"""));
        EmailVerifierOptions options = Options with { Level = EmailLevel.Mailbox, Provider = new ProviderOptions { Name = "Kickbox", Key = "k", MaxCredits = 10, Url = server.Url } };
        Verify(Group(MatchBand.Certain, false, Sparse, Full), options);
        Assert.Contains("anna%40stays.test", Assert.Single(server.Requests), StringComparison.Ordinal);
    }
}
