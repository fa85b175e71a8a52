using System.Text.Json;
using CrmHygiene.Core.Verification.Providers;
using CrmHygiene.TestSupport;
using Microsoft.Extensions.Time.Testing;

namespace CrmHygiene.Core.Tests.Verification.Providers;

public sealed class ProviderTests
{
    private static readonly EmailDomainAnswer Domain = new() { Verdict = Verdict.Valid, Reason = EmailReason.MailHostFound, Checks = [], CheckedAt = DateTime.UtcNow };
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private (List<EmailMailboxAnswer> Answers, ProviderVerifier Verifier) Ask(LoopbackHttp server, string provider, int credits, params string[] locals)
    {
        ProviderVerifier verifier = new(new ProviderOptions { Name = provider, Key = "s3cret+key", MaxCredits = credits, Url = server.Url, Domain = "us.test" }, _clock);
        Task<EmailMailboxAnswer[]> all = Task.WhenAll(locals.Select(l => verifier.VerifyAsync(l, "firm.test", Domain)));
        while (!((IAsyncResult)all).AsyncWaitHandle.WaitOne(TimeSpan.FromMilliseconds(50))) _clock.Advance(TimeSpan.FromSeconds(1));
        return ([.. all.GetAwaiter().GetResult()], verifier);
    }

    [Theory]
    [InlineData("ZeroBounce", """{"status":"valid","sub_status":"","mx_record":"mx.firm.test"}""", Verdict.Valid, EmailReason.MailboxAccepted, "valid")]
    [InlineData("ZeroBounce", """{"status":"invalid","sub_status":"mailbox_not_found"}""", Verdict.Invalid, EmailReason.MailboxNotFound, "invalid/mailbox_not_found")]
    [InlineData("ZeroBounce", """{"status":"invalid","sub_status":"mailbox_quota_exceeded"}""", Verdict.Risky, EmailReason.MailboxFull, "invalid/mailbox_quota_exceeded")]
    [InlineData("ZeroBounce", """{"status":"catch-all","sub_status":""}""", Verdict.Risky, EmailReason.CatchAllDomain, "catch-all")]
    [InlineData("ZeroBounce", """{"status":"spamtrap","sub_status":""}""", Verdict.Risky, EmailReason.SpamTrapSuspected, "spamtrap")]
    [InlineData("ZeroBounce", """{"status":"abuse","sub_status":""}""", Verdict.Risky, EmailReason.ComplainerSuspected, "abuse")]
    [InlineData("ZeroBounce", """{"status":"do_not_mail","sub_status":"toxic"}""", Verdict.Risky, EmailReason.DoNotMail, "do_not_mail/toxic")]
    [InlineData("ZeroBounce", """{"status":"unknown","sub_status":"greylisted"}""", Verdict.Unknown, EmailReason.Greylisted, "unknown/greylisted")]
    [InlineData("ZeroBounce", """{"status":"brand_new","sub_status":""}""", Verdict.Unknown, EmailReason.VerifierFailed, "brand_new")]
    [InlineData("XVerify", """{"status":"accept_all","error":0}""", Verdict.Risky, EmailReason.CatchAllDomain, "accept_all")]
    [InlineData("XVerify", """{"status":"invalid","error":0,"catch_all":"No","message":"Temporary address"}""", Verdict.Risky, EmailReason.DoNotMail, "invalid/Temporary address")]
    [InlineData("XVerify", """{"status":"valid","error":"0","catch_all":"No"}""", Verdict.Valid, EmailReason.MailboxAccepted, "valid")]
    [InlineData("NeverBounce", """{"status":"success","result":"valid"}""", Verdict.Valid, EmailReason.MailboxAccepted, "valid")]
    [InlineData("NeverBounce", """{"status":"success","result":"disposable"}""", Verdict.Risky, EmailReason.Disposable, "disposable")]
    [InlineData("Kickbox", """{"success":true,"result":"undeliverable","reason":"rejected_email","accept_all":false}""", Verdict.Invalid, EmailReason.MailboxNotFound, "undeliverable/rejected_email")]
    [InlineData("Kickbox", """{"success":true,"result":"unknown","reason":"unavailable_smtp"}""", Verdict.Unknown, EmailReason.MailHostBusy, "unknown/unavailable_smtp")]
    [InlineData("Kickbox", """{"success":true,"result":"risky","reason":"low_deliverability","accept_all":true}""", Verdict.Risky, EmailReason.CatchAllDomain, "risky/low_deliverability")]
    public void An_answer_is_put_into_our_words_and_the_raw_code_kept(string provider, string body, Verdict verdict, EmailReason reason, string raw)
    {
        using LoopbackHttp server = new((_, _) => (200, body));
        EmailMailboxAnswer answer = Ask(server, provider, 10, "a").Answers[0];
        Assert.Equal((verdict, reason, raw, provider), (answer.Verdict, answer.Reason, answer.Reply, answer.Source));
        Assert.Equal(verdict == Verdict.Unknown, answer.Confidence == 0);
        string request = Assert.Single(server.Requests);
        Assert.Contains("a%40firm.test", request, StringComparison.Ordinal);
        Assert.Contains("s3cret%2Bkey", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ZeroBounce", 200, """{"error":"Invalid API key or your account ran out of credits"}""", true)]
    [InlineData("NeverBounce", 200, """{"status":"auth_failure","message":"We were unable to authenticate your request"}""", true)]
    [InlineData("NeverBounce", 200, """{"status":"general_failure","message":"Missing required parameter"}""", false)]
    [InlineData("Kickbox", 200, """{"success":false,"message":"Insufficient balance"}""", true)]
    [InlineData("Kickbox", 403, """{"success":false,"message":"Forbidden"}""", true)]
    [InlineData("XVerify", 200, """{"error":"Invalid API key","status":"valid"}""", true)]
    [InlineData("XVerify", 200, """{"error":503,"status":"","message":"The domain is not authorized"}""", true)]
    [InlineData("ZeroBounce", 400, "<html>no</html>", false)]
    [InlineData("ZeroBounce", 200, "<html>a portal</html>", false)]
    public async Task An_error_is_an_error_whatever_the_http_status(string provider, int status, string body, bool fatal)
    {
        using LoopbackHttp server = new((_, _) => (status, body));
        (List<EmailMailboxAnswer> answers, ProviderVerifier verifier) = Ask(server, provider, 10, "a");
        Assert.Equal((Verdict.Unknown, EmailReason.VerifierFailed), (answers[0].Verdict, answers[0].Reason));
        Assert.Equal(fatal, verifier.Fault is not null);
        Assert.DoesNotContain("s3cret", answers[0].Reply, StringComparison.Ordinal);
        if (!fatal) return;
        await verifier.VerifyAsync("b", "firm.test", Domain);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void What_fails_for_the_time_being_is_asked_again()
    {
        int asked = 0;
        using LoopbackHttp server = new((_, _) => Interlocked.Increment(ref asked) < 3 ? (429, "{}") : (200, """{"success":true,"result":"deliverable","reason":"accepted_email"}"""));
        Assert.Equal(Verdict.Valid, Ask(server, "Kickbox", 10, "a").Answers[0].Verdict);
        Assert.Equal(3, asked);
    }

    [Fact]
    public void The_budget_is_never_exceeded_and_nobody_asked_about_twice()
    {
        using LoopbackHttp server = new((_, _) => (200, """{"success":true,"result":"deliverable","reason":"accepted_email"}"""));
        (List<EmailMailboxAnswer> answers, ProviderVerifier verifier) = Ask(server, "Kickbox", 3, "a", "b", "a", "c", "d", "e");
        Assert.Equal([EmailReason.MailboxAccepted, EmailReason.MailboxAccepted, EmailReason.MailboxAccepted, EmailReason.MailboxAccepted, EmailReason.CreditsSpent, EmailReason.CreditsSpent], answers.Select(a => a.Reason));
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(3, verifier.Spent);
    }

    [Fact]
    public void Many_are_asked_about_in_one_question_where_the_provider_takes_that()
    {
        using LoopbackHttp server = new((path, body) =>
        {
            using JsonDocument request = JsonDocument.Parse(body);
            Assert.Equal("s3cret+key", request.RootElement.GetProperty("api_key").GetString());
            string[] addresses = [.. request.RootElement.GetProperty("email_batch").EnumerateArray().Select(e => e.GetProperty("email_address").GetString()!)];
            // in another order, one missing
            return (200, JsonSerializer.Serialize(new { email_batch = addresses.Where(a => a != "u7@firm.test").Reverse().Select(a => new { address = a, status = a.StartsWith("u1", StringComparison.Ordinal) ? "invalid" : "valid", sub_status = "" }), errors = Array.Empty<string>() }));
        });
        List<EmailMailboxAnswer> answers = Ask(server, "ZeroBounce", 1000, [.. Enumerable.Range(0, 120).Select(i => $"u{i}")]).Answers;
        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, r => Assert.Equal("/v2/validatebatch", r));
        for (int i = 0; i < 120; i++)
            Assert.Equal(i == 7 ? Verdict.Unknown : $"u{i}".StartsWith("u1", StringComparison.Ordinal) ? Verdict.Invalid : Verdict.Valid, answers[i].Verdict);
    }

    [Theory]
    [InlineData("Nobody", "k", 1, "d")]
    [InlineData("ZeroBounce", "", 1, "d")]
    [InlineData("ZeroBounce", "k", 0, "d")]
    [InlineData("XVerify", "k", 1, "")]
    public void Provider_key_budget_and_domain_are_needed(string name, string key, int credits, string domain) =>
        Assert.Throws<ArgumentException>(() => new ProviderVerifier(new ProviderOptions { Name = name, Key = key, MaxCredits = credits, Domain = domain }, TimeProvider.System));

    [Fact]
    public void No_connection_is_unknown()
    {
        LoopbackHttp gone = new((_, _) => (200, ""));
        gone.Dispose();
        Assert.Equal(EmailReason.VerifierFailed, Ask(gone, "Kickbox", 10, "a").Answers[0].Reason);
    }
}
