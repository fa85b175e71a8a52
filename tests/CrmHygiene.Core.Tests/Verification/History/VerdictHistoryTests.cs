using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Verification.Mailbox;
using CrmHygiene.Core.Verification.Email;
using CrmHygiene.Core.Verification.History;
using CrmHygiene.TestSupport;

namespace CrmHygiene.Core.Tests.Verification.History;

public sealed class VerdictHistoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("crmhygiene-test-");
    private readonly ProbeWorld _world = new();
    private readonly CrmStore _store;

    public VerdictHistoryTests()
    {
        _store = CrmStore.Open(Path.Combine(_folder.FullName, "store.db"), create: true, _world.Clock);
        _world.History = new VerdictHistory(_store);
    }

    public void Dispose()
    {
        _store.Dispose();
        _world.Dispose();
        _folder.Delete(recursive: true);
    }

    private void After(double days) => _world.Clock.Advance(TimeSpan.FromDays(days));

    [Theory]
    [InlineData("250 2.1.5 Ok", "550 5.1.1 User unknown", 89, 2)]
    [InlineData("550 5.1.1 User unknown", "550 5.1.1 User unknown", 29, 2)]
    [InlineData("250 2.1.5 Ok", "250 2.1.5 Ok", 29, 2)]
    [InlineData("452 4.2.2 Over quota", "550 5.1.1 User unknown", 6, 2)]
    public void A_verdict_is_remembered_for_its_time(string reply, string others, double good, double more)
    {
        LoopbackSmtp host = _world.Domain("firm.test").Reply("a@firm.test", reply);
        host.OtherReply = others;
        EmailFinding first = _world.Verify("a@firm.test");
        After(good);
        EmailFinding again = _world.Verify("A@firm.test");
        Assert.Equal((first.Verdict, first.ReasonCode, first.CheckedAt, first.SmtpReply, first.IsCatchAll), (again.Verdict, again.ReasonCode, again.CheckedAt, again.SmtpReply, again.IsCatchAll));
        Assert.Equal(1, host.Asked("a@firm.test"));
        Assert.Contains(again.Checks, c => c.Name == "Remembered");
        After(more);
        Assert.Equal(first.Verdict, _world.Verify("a@firm.test").Verdict);
        Assert.Equal(2, host.Asked("a@firm.test"));
    }

    [Fact]
    public void An_expired_invalid_is_asked_about_again_and_never_assumed_mailable()
    {
        LoopbackSmtp host = _world.Domain("firm.test");
        EmailFinding first = _world.Verify("a@firm.test");
        DateTimeOffset since = first.CheckedAt;
        Assert.Equal(since, first.InvalidSince);
        After(31);
        EmailFinding second = _world.Verify("a@firm.test");
        Assert.Equal((Verdict.Invalid, since), (second.Verdict, second.InvalidSince));
        Assert.Equal(since.AddDays(31), second.CheckedAt);
        After(31);
        host.Greeting = "554 5.7.1 blocked using zen.spamhaus.org";
        Assert.Equal((Verdict.Unknown, EmailReason.LocalIpListed), (_world.Verify("a@firm.test").Verdict, _world.Verify("a@firm.test").ReasonCode));
        host.Greeting = "220 ok";
        Assert.Equal(since, _world.Verify("a@firm.test").InvalidSince);
    }

    [Fact]
    public void What_is_our_fault_or_not_asked_is_not_remembered()
    {
        LoopbackSmtp host = _world.Domain("firm.test");
        host.OtherReply = "554 5.7.1 Client host blocked using bl.spamcop.net";
        _world.Verify("a@firm.test");
        host.OtherReply = "550 5.1.1 User unknown";
        Assert.Equal(EmailReason.MailboxNotFound, _world.Verify("a@firm.test").ReasonCode);
    }

    [Fact]
    public void Greylisting_is_remembered_for_a_quarter_of_an_hour()
    {
        LoopbackSmtp host = _world.Domain("firm.test").Accept("a@firm.test");
        host.Deferrals = 1;
        _world.Mailbox = _world.Mailbox with { Deadline = TimeSpan.Zero };
        Assert.Equal(EmailReason.Greylisted, _world.Verify("a@firm.test").ReasonCode);
        _world.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(EmailReason.Greylisted, _world.Verify("a@firm.test").ReasonCode);
        Assert.Equal(1, host.Asked("a@firm.test"));
        _world.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(EmailReason.Greylisted, _world.Verify("a@firm.test").ReasonCode);
    }

    [Theory]
    [InlineData(31, EmailReason.MailboxAccepted)]
    [InlineData(61, EmailReason.SpamTrapSuspected)]
    public void Valid_then_dead_for_long_then_valid_is_the_pattern_of_a_spam_trap(int deadDays, EmailReason expected)
    {
        LoopbackSmtp host = _world.Domain("firm.test").Accept("a@firm.test");
        Assert.Equal(EmailReason.MailboxAccepted, _world.Verify("a@firm.test").ReasonCode);
        After(91);
        host.Reply("a@firm.test", "550 5.1.1 User unknown");
        Assert.Equal(Verdict.Invalid, _world.Verify("a@firm.test").Verdict);
        After(deadDays);
        host.Accept("a@firm.test");
        EmailFinding finding = _world.Verify("a@firm.test");
        Assert.Equal(expected, finding.ReasonCode);
        if (expected != EmailReason.SpamTrapSuspected) return;
        Assert.Equal(Verdict.Risky, finding.Verdict);
        After(31);
        Assert.Equal(EmailReason.SpamTrapSuspected, _world.Verify("a@firm.test").ReasonCode);
    }

    [Fact]
    public void A_domain_is_invalid_since_its_first_bad_answer()
    {
        DateTimeOffset first = _world.Clock.GetUtcNow();
        Assert.Equal(first, _world.Verify("a@gone.test").InvalidSince);
        After(4);
        EmailFinding later = _world.Verify("b@gone.test");
        Assert.Equal((first, first.AddDays(4)), (later.InvalidSince, later.CheckedAt));
        _world.Dns.Fail("gone.test", 2);
        After(1);
        Assert.Null(_world.Verify("b@gone.test").InvalidSince);
        _world.Dns.Heal("gone.test");
        Assert.Equal(first, _world.Verify("b@gone.test").InvalidSince);
        _world.Domain("gone.test").Accept("b@gone.test");
        Assert.Null(_world.Verify("b@gone.test").InvalidSince);
        _world.Dns.Fail("gone.test", 3);
        Assert.Equal(_world.Clock.GetUtcNow(), _world.Verify("b@gone.test").InvalidSince);
    }

    [Fact]
    public void A_killed_run_goes_on_where_it_was()
    {
        LoopbackSmtp host = _world.Domain("firm.test").Accept("u0@firm.test");
        using (EmailVerification<string> killed = _world.Start())
        {
            killed.Add("", "u0@firm.test", null);
            killed.Add("", "u1@firm.test", null);
            Assert.Equal(2, killed.Drain().Count());
            killed.Add("", "u2@firm.test", null);
            killed.Cancel();
        }
        host.OtherReply = "250 2.1.5 Ok";
        Assert.Equal([EmailReason.MailboxAccepted, EmailReason.MailboxNotFound], _world.VerifyAll("u0@firm.test", "u1@firm.test").Select(f => f.ReasonCode));
    }

    [Fact]
    public void Without_recall_everybody_is_asked_and_kept()
    {
        LoopbackSmtp host = _world.Domain("firm.test").Accept("a@firm.test");
        _world.Verify("a@firm.test");
        _world.History = new VerdictHistory(_store) { Recalls = false };
        _world.Verify("a@firm.test");
        Assert.Equal(2, host.Asked("a@firm.test"));
    }

    [Fact]
    public void An_address_can_be_forgotten()
    {
        LoopbackSmtp host = _world.Domain("firm.test").Accept("a@firm.test");
        _world.Verify("a@firm.test");
        Assert.True(_world.History!.Forget("A@firm.test"));
        Assert.False(_world.History.Forget("a@firm.test"));
        _world.Verify("a@firm.test");
        Assert.Equal(2, host.Asked("a@firm.test"));
    }
}
