using CrmHygiene.Core.Verification.Mailbox;
using CsCheck;

namespace CrmHygiene.Core.Tests.Verification.Mailbox;

public sealed class ReplyClassifierTests
{
    [Theory]
    [InlineData(250, "2.1.5 Ok", "Accepted")]
    [InlineData(251, "User not local; will forward", "Accepted")]
    [InlineData(550, "5.1.1 <x@y.test>: Recipient address rejected: User unknown in virtual mailbox table", "UserUnknown")]
    [InlineData(550, "5.1.1 The email account that you tried to reach does not exist. Please try double-checking", "UserUnknown")]
    [InlineData(550, "No such user here", "UserUnknown")]
    [InlineData(550, "Requested action not taken: mailbox unavailable", "Rejected")]
    [InlineData(550, "5.4.1 Recipient address rejected: Access denied. [VI1EUR.prod.protection.outlook.com]", "Rejected")]
    [InlineData(550, "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", "UserUnknown")]
    [InlineData(550, "unrouteable address", "UserUnknown")]
    [InlineData(553, "sorry, no mailbox here by that name (#5.1.1)", "UserUnknown")]
    [InlineData(550, "5.2.1 The email account that you tried to reach is disabled.", "Disabled")]
    [InlineData(554, "5.7.1 <x@y.test>: Recipient address rejected: this account has been suspended", "Disabled")]
    [InlineData(550, "5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages", "Throttled")]
    [InlineData(552, "5.2.2 The email account that you tried to reach is over quota", "Full")]
    [InlineData(452, "4.2.2 The email account that you tried to reach is over quota", "Full")]
    [InlineData(550, "x@y.test mailbox is full", "Full")]
    [InlineData(450, "4.2.0 <x@y.test>: Recipient address rejected: Greylisted, see http://postgrey.test", "Greylisted")]
    [InlineData(451, "4.7.1 Please try again later", "Greylisted")]
    [InlineData(451, "Temporary local problem - please try later", "Greylisted")]
    [InlineData(421, "4.7.28 Our system has detected an unusual rate of unsolicited mail", "Throttled")]
    [InlineData(452, "4.5.3 Too many recipients", "Throttled")]
    [InlineData(421, "4.3.2 Service shutting down", "Busy")]
    [InlineData(452, "4.3.1 Insufficient system storage", "Busy")]
    [InlineData(554, "5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", "Listed")]
    [InlineData(550, "5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150).", "Listed")]
    [InlineData(550, "5.7.606 Access denied, banned sending IP [192.0.2.1]", "Listed")]
    [InlineData(450, "4.7.25 Client host rejected: cannot find your hostname, [192.0.2.1]", "NoReverseDns")]
    [InlineData(550, "5.7.1 Fix reverse DNS for 192.0.2.1", "NoReverseDns")]
    [InlineData(504, "5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname", "NoReverseDns")]
    [InlineData(554, "5.7.1 <x@y.test>: Relay access denied", "RelayDenied")]
    [InlineData(553, "sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", "RelayDenied")]
    [InlineData(550, "5.7.1 <me@us.test>: Sender address rejected: Domain not found", "Refused")]
    [InlineData(550, "5.7.515 Access denied, sending domain does not meet the required authentication level", "Refused")]
    [InlineData(550, "Message-ID header is invalid address format", "Refused")]
    [InlineData(535, "5.7.8 authentication failed: user not found", "Refused")]
    [InlineData(550, "5.1.1 Your account has been suspended for sending spam", "Refused")]
    [InlineData(550, "5.7.1 recipient server certificate invalid: name not recognized", "Refused")]
    [InlineData(550, "permission denied: sender is not a valid user of list", "Refused")]
    [InlineData(550, "5.1.1 <x@y.test>: Recipient address rejected: unverified address: host mx.y.test said: 450 4.7.1 greylisted", "Greylisted")]
    [InlineData(550, "5.1.1 <x@y.test>: Recipient address rejected: undeliverable address: mail for y.test loops back to myself", "Rejected")]
    [InlineData(550, "5.1.1 <x@y.test>: Recipient address rejected: undeliverable address: host mx.y.test said: 550 5.1.1 no such user", "UserUnknown")]
    [InlineData(550, "5.1.1 <x@y.test>: Recipient address rejected: undeliverable address: unknown user: x", "UserUnknown")]
    [InlineData(554, "Transaction failed", "Refused")]
    [InlineData(550, "5.7.1 Message rejected as spam", "Refused")]
    [InlineData(503, "5.5.1 Error: need MAIL command", "NotUnderstood")]
    public void A_reply_means_what_its_text_says(int code, string text, string kind) =>
        Assert.Equal(kind, MailReply.Of(code, text, "mx.test").Kind.ToString());

    [Theory]
    [InlineData("451 Greylisted, try again in 300 seconds", 300)]
    [InlineData("451 come back in 5 minutes", 300)]
    [InlineData("451 greylisted for 45s", 45)]
    [InlineData("451 later", null)]
    [InlineData("451 retry in 99999 minutes", null)]
    public void A_time_to_wait_is_read(string text, int? seconds) =>
        Assert.Equal(seconds, (int?)MailReply.Of(451, text[4..], "").RetryAfter?.TotalSeconds);

    [Fact]
    public void An_enhanced_code_of_another_class_is_none() => Assert.Null(MailReply.Of(450, "5.1.1 odd", "").Enhanced);

    [Fact]
    public void Only_a_2xx_accepts_whatever_the_text() =>
        Gen.Select(Gen.Int[300, 599], Gen.String).Sample((code, text) => MailReply.Of(code, text, "").Kind != ReplyKind.Accepted);

    [Fact]
    public void A_long_reply_is_cut() => Assert.InRange(MailReply.Of(550, new string('x', 100_000), "").Text.Length, 1, 410);
}
