using CsCheck;
using CrmHygiene.Core.Lifecycle.Bounces;

namespace CrmHygiene.Core.Tests.Lifecycle.Bounces;

public class BounceParserTests
{
    private static string Fields(string recipient, string diagnostic, string status = "5.0.0", string action = "failed") =>
        $"Final-Recipient: rfc822; {recipient}\nAction: {action}\nStatus: {status}\nRemote-MTA: dns; mx.firm.example\nDiagnostic-Code: smtp; {diagnostic}";

    [Fact]
    public void Reads_a_delivery_report_whole()
    {
        ContactEvent e = Assert.Single(Reports.Read(Reports.Dsn(Fields("ana@firm.example", "550 5.1.1 <ana@firm.example>: User unknown (in reply to RCPT TO command)", "5.1.1"))));
        Assert.Equal((ContactEventKind.HardBounce, BounceReason.UserUnknown, "ana@firm.example"), (e.Kind, e.Reason, e.Email));
        Assert.Equal(("5.1.1", "550", "RCPT", "mx.firm.example", "<m1@shop.example>"), (e.Status, e.ReplyCode, e.Command, e.RemoteMta, e.MessageId));
        Assert.Equal(new DateTimeOffset(2026, 11, 2, 10, 5, 0, TimeSpan.Zero), e.Time);
    }

    [Theory]
    [InlineData("550 5.2.2 Mailbox full", "5.2.2", BounceReason.MailboxFull)]
    [InlineData("550 5.7.1 Policy violation", "5.7.1", BounceReason.PolicyViolation)]
    [InlineData("550 5.7.515 Access denied, sending domain does not meet the required authentication level", "5.7.515", BounceReason.AuthFailure)]
    [InlineData("452-4.2.2 The email account that you tried to reach is over quota. gsmtp", "4.2.2", BounceReason.MailboxFull)]
    [InlineData("450-4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages. gsmtp", "4.2.1", BounceReason.RateLimited)]
    [InlineData("550-5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages. gsmtp", "5.2.1", BounceReason.RateLimited)]
    [InlineData("554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", "5.7.1", BounceReason.Blocked)]
    [InlineData("451 4.7.1 Greylisting in action, please come back later", "4.7.1", BounceReason.Greylisted)]
    [InlineData("552 5.3.4 Message size exceeds fixed limit", "5.3.4", BounceReason.TooBig)]
    [InlineData("550 5.7.26 This mail has been blocked because the sender is unauthenticated. gsmtp", "5.7.26", BounceReason.AuthFailure)]
    [InlineData("554 5.7.1 Message rejected, reference 8542177", "5.7.1", BounceReason.SecurityError)]
    [InlineData("421 4.1.0 192.0.2.1 Throttled - try again later.", "4.1.0", BounceReason.RateLimited)]
    [InlineData("550 sorry, that domain isn't in my list of allowed rcpthosts; no valid cert for gatewaying (#5.7.1)", "5.7.1", BounceReason.NoRelaying)]
    [InlineData("550 5.1.1 <ana@firm.example>: Recipient address rejected: undeliverable address: host mx.firm.example said: 554 5.7.1 Client host blocked using zen.spamhaus.org", "5.1.1", BounceReason.Blocked)]
    [InlineData("550 zzz qqq (in reply to RCPT TO command)", "5.0.0", BounceReason.OnHold)]
    public void Codes_and_words_that_are_not_the_mailbox_are_never_hard(string diagnostic, string status, BounceReason reason)
    {
        ContactEvent e = Assert.Single(Reports.Read(Reports.Dsn(Fields("ana@firm.example", diagnostic, status))));
        Assert.Equal((reason, ContactEventKind.SoftBounce), (e.Reason, e.Kind));
    }

    [Theory]
    [InlineData("550 Your HELO name does not exist in DNS")]
    [InlineData("550 5.7.1 DKIM key does not exist for selector s1")]
    [InlineData("553 5.1.8 MX for your domain ours.example does not exist")]
    [InlineData("553 sorry, your domain does not exists")]
    [InlineData("501 5.5.4 Invalid domain name in HELO")]
    [InlineData("550 Message-ID header is invalid address format")]
    [InlineData("554 DHA attack: too many invalid recipients from 192.0.2.1, blocked for 1 hour")]
    [InlineData("550 5.7.1 Return path mailbox not found")]
    [InlineData("535 5.7.8 authentication failed: user not found")]
    [InlineData("535 5.7.3 Authentication unsuccessful, account disabled")]
    [InlineData("550 5.1.1 Your account has been suspended for sending spam")]
    [InlineData("554 5.7.1 The URL ours.example in your message does not exist")]
    [InlineData("550 5.7.1 recipient server certificate invalid: name not recognized")]
    [InlineData("554 5.7.1 ACL dns_rbl; Client host unknown [192.0.2.1]")]
    [InlineData("554 Transaction failed: unknown address in Received header")]
    [InlineData("550 cannot verify sender, user unknown")]
    [InlineData("550 rejected because 192.0.2.1 is in a black list: nxdomain")]
    [InlineData("550 Rejected, your provider is unknown to us")]
    [InlineData("554 5.7.1 The message from news@shop.example was rejected: no such user")]
    [InlineData("550 5.1.1 <news@shop.example> user unknown")]
    [InlineData("553 5.1.3 <news@shop.example>... Invalid route address")]
    [InlineData("550-Requested action not taken: mailbox unavailable (in reply to MAIL FROM command)")]
    [InlineData("550 5.0.0 Your message was rejected. Recipient does not accept mail from your domain")]
    [InlineData("550 5.7.1 firm.example does not accept mail from 192.0.2.1")]
    [InlineData("535 5.7.0 Invalid login: user unknown")]
    [InlineData("525 5.7.13 User account disabled", BounceReason.Suspended)]
    [InlineData("554 5.7.1 Your email account has been suspended by your provider")]
    [InlineData("550 5.7.1 This account is blocked from sending")]
    [InlineData("550 5.1.1 Recipient rate limit exceeded: unknown users ratio too high")]
    [InlineData("554 5.5.1 Error: no valid recipients")]
    [InlineData("550 5.4.1 All recipient addresses rejected : Access denied because sender IP is banned")]
    [InlineData("550 Relaying to unknown domain denied")]
    public void What_is_said_of_our_side_is_never_hard(string diagnostic, BounceReason? reason = null)
    {
        ContactEvent e = Assert.Single(Reports.Read(Reports.Dsn(Fields("ana@firm.example", diagnostic, "5.0.0"))));
        Assert.Equal(ContactEventKind.SoftBounce, e.Kind);
        if (reason is not null) Assert.Equal(reason, e.Reason);
        else Assert.DoesNotContain(e.Reason, new[] { BounceReason.UserUnknown, BounceReason.HostUnknown, BounceReason.Suspended, BounceReason.HasMoved, BounceReason.NotAccept });
    }

    [Theory]
    [InlineData("550 5.1.1 Unknown error, try again later")]
    [InlineData("550 Temporary LDAP failure: user not found in cache, try later")]
    [InlineData("550 5.3.0 Backend down: unknown user (lookup error)")]
    [InlineData("550 5.4.4 Unable to route: no MX found at this time, DNS server failure")]
    [InlineData("550 5.4.4 Name server: firm.example.: SERVFAIL")]
    [InlineData("550 5.1.1 unable to verify recipient: timeout")]
    [InlineData("550 Host not found, try again")]
    public void What_is_said_of_the_moment_is_never_hard(string diagnostic) =>
        Assert.Equal(ContactEventKind.SoftBounce, Assert.Single(Reports.Read(Reports.Dsn(Fields("ana@firm.example", diagnostic, "5.1.1")))).Kind);

    [Fact]
    public void What_names_us_and_the_recipient_is_said_of_the_recipient() =>
        Assert.Equal(ContactEventKind.HardBounce, Assert.Single(Reports.Read(Reports.Dsn(Fields("ana@firm.example", "550 Message of news@shop.example to ana@firm.example: no such user", "5.1.1")))).Kind);

    [Fact]
    public void Whatever_is_unknown_invalid_or_disabled_of_ours_is_never_hard()
    {
        string[] subjects = ["Your domain", "The sender address", "Your HELO", "The PTR record", "The DKIM key", "The DMARC record", "The SPF record", "Your mail server", "The return path", "Header From:", "The Message-ID", "The certificate", "Your account", "Client host", "The link"];
        string[] predicates = ["does not exist", "doesn't exist", "is unknown", "could not be found", "was not found", "is invalid", "is not a valid address", "is disabled", "has been suspended", "account unknown", "host not found", "no such user"];
        var hard = from subject in subjects
                   from predicate in predicates
                   from code in new[] { "550", "550 5.7.1", "554", "553 5.1.8", "501 5.5.4" }
                   from tail in new[] { "", ".", " [192.0.2.1]", "; see https://mx.firm.example/help" }
                   let said = $"{code} {subject} {predicate}{tail}"
                   where Assert.Single(Reports.Read(Reports.Dsn(Fields("ana@firm.example", said, "5.0.0")))).Kind != ContactEventKind.SoftBounce
                   select said;
        Assert.Empty(hard);
    }

    [Theory]
    [InlineData("550 Gebruiker onbekend", BounceReason.UserUnknown)]
    [InlineData("550 uživatel neexistuje", BounceReason.UserUnknown)]
    [InlineData("550 Usuário inexistente", BounceReason.UserUnknown)]
    [InlineData("550 Användaren finns inte", BounceReason.UserUnknown)]
    [InlineData("550 Неизвестный пользователь", BounceReason.UserUnknown)]
    [InlineData("550 Le quota de la boîte est dépassé", BounceReason.MailboxFull)]
    [InlineData("552 Das Speichervolumen überschritten", BounceReason.MailboxFull)]
    [InlineData("550 conta suspensa", BounceReason.Suspended)]
    [InlineData("550 收件人帐号不存在", BounceReason.UserUnknown)]
    [InlineData("550 존재하지 않는 사용자입니다", BounceReason.UserUnknown)]
    [InlineData("550 Άγνωστος χρήστης", BounceReason.UserUnknown)]
    public void Servers_answer_in_their_own_language(string diagnostic, BounceReason reason) =>
        Assert.Equal(reason, Assert.Single(Reports.Read(Reports.Dsn(Fields("ana@firm.example", diagnostic, "5.0.0")))).Reason);

    [Theory]
    [InlineData("550 5.4.1 Recipient address rejected: Access denied. [x.prod.protection.outlook.com]", "5.4.1", BounceReason.UserUnknown)]
    [InlineData("550-5.2.1 The email account that you tried to reach is disabled. gsmtp", "5.2.1", BounceReason.Suspended)]
    [InlineData("550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", "5.1.10", BounceReason.UserUnknown)]
    [InlineData("556 5.1.10 Recipient address has null MX", "5.1.10", BounceReason.NotAccept)]
    [InlineData("550 5.1.6 Mailbox has moved", "5.1.6", BounceReason.HasMoved)]
    [InlineData("550 5.1.1 <link@firm.example>: user unknown", "5.1.1", BounceReason.UserUnknown)]
    [InlineData("550 mx.client.firm.example: no such user ana@sender.firm.example", "5.0.0", BounceReason.UserUnknown)]
    [InlineData("Host or domain name not found. Name service error for name=gone.example type=A: Host not found", "5.4.4", BounceReason.HostUnknown)]
    public void Dead_addresses_are_hard(string diagnostic, string status, BounceReason reason)
    {
        ContactEvent e = Assert.Single(Reports.Read(Reports.Dsn(Fields("ana@firm.example", diagnostic, status))));
        Assert.Equal((reason, ContactEventKind.HardBounce), (e.Reason, e.Kind));
    }

    [Fact]
    public void A_passing_status_is_soft_whatever_its_words() =>
        Assert.Equal(ContactEventKind.SoftBounce, Assert.Single(Reports.Read(Reports.Dsn(Fields("ana@firm.example", "450 4.1.1 unknown user", "4.1.1")))).Kind);

    [Theory]
    [InlineData("delayed", ContactEventKind.Delayed)]
    [InlineData("delivered", ContactEventKind.Delivered)]
    [InlineData("relayed", ContactEventKind.Delivered)]
    public void Delays_and_deliveries_are_no_bounces(string action, ContactEventKind kind) =>
        Assert.Equal(kind, Assert.Single(Reports.Read(Reports.Dsn(Fields("ana@firm.example", "connect to mx.firm.example: Connection timed out", "4.4.1", action)))).Kind);

    [Fact]
    public void The_address_we_wrote_to_is_told_from_the_one_it_was_forwarded_to()
    {
        ContactEvent e = Assert.Single(Reports.Read(Reports.Dsn("Original-Recipient: rfc822;ana@firm.example\n" + Fields("ana.private@mail.example", "550 5.1.1 no such user", "5.1.1"))));
        Assert.Equal(("ana@firm.example", "ana.private@mail.example"), (e.Email, e.FinalRecipient));
    }

    [Theory]
    [InlineData("ana+2Bnews@firm.example", "ana+news@firm.example", "ana+news@firm.example")]
    [InlineData("ana+2Bnews@firm.example", "other@inner.example", "ana+2Bnews@firm.example")]
    [InlineData("ana+40x@firm.example", "ana+40x@firm.example", "ana+40x@firm.example")]
    public void Who_was_named_is_decoded_where_a_server_left_it_encoded(string original, string final, string email) =>
        Assert.Equal(email, Assert.Single(Reports.Read(Reports.Dsn($"Original-Recipient: rfc822;{original}\n" + Fields(final, "550 5.1.1 no such user", "5.1.1")))).Email);

    [Theory]
    [InlineData("utf-8; \\x{E9}t\\x{E9}@firm.example")]
    [InlineData("utf-8; été@firm.example")]
    public void International_addresses_are_read_in_both_forms(string recipient) =>
        Assert.Equal("été@firm.example", Assert.Single(Reports.Read(Reports.Dsn($"Final-Recipient: {recipient}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user"))).Email);

    [Theory]
    [InlineData("Final-Recipient: rfc822; ana\n")]
    [InlineData("")]
    public void A_report_that_does_not_name_its_only_recipient_is_told_by_the_mail_it_came_for(string field)
    {
        ContactEvent e = Assert.Single(Reports.Read(Reports.Dsn($"{field}Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user")));
        Assert.Equal(("ana@firm.example", ContactEventKind.HardBounce, BounceReason.UserUnknown, "5.1.1"), (e.Email, e.Kind, e.Reason, e.Status));
    }

    [Fact]
    public void Each_recipient_of_a_report_has_its_own_reason()
    {
        IReadOnlyList<ContactEvent> events = Reports.Read(Reports.Dsn(Fields("ana@firm.example", "550 5.1.1 User unknown", "5.1.1") + "\n\n" + Fields("ben@firm.example", "552 5.2.2 Over quota", "5.2.2")));
        Assert.Equal([("ana@firm.example", BounceReason.UserUnknown), ("ben@firm.example", BounceReason.MailboxFull)], events.Select(e => (e.Email, e.Reason)));
    }

    [Theory]
    [InlineData("Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<ana@firm.example>:\n192.0.2.9 does not like recipient.\nRemote host said: 550 5.1.1 No such user here\nGiving up on 192.0.2.9.\n\n--- Below this line is a copy of the message.\n", BounceReason.UserUnknown)]
    [InlineData("This message was created automatically by mail delivery software.\n\nThe following address(es) failed:\n\n  ana@firm.example\n    SMTP error from remote mail server after RCPT TO:<ana@firm.example>:\n    550 unrouteable address\n\n------ This is a copy of the message, including all the headers. ------\n", BounceReason.HostUnknown)]
    [InlineData("Your message\n\n  Subject: News\n\nwas not delivered to:\n\n  ana@firm.example\n\nbecause:\n\n  User ana (ana@firm.example) not listed in Domino Directory\n", BounceReason.UserUnknown)]
    [InlineData("   ----- The following addresses had permanent fatal errors -----\n<ana@firm.example>\n    (reason: 552 5.2.2 Mailbox is full)\n\n   ----- Transcript of session follows -----\n... while talking to mx.firm.example.:\n>>> DATA\n<<< 552 5.2.2 Mailbox is full\n", BounceReason.MailboxFull)]
    [InlineData("Delivery to the following recipient failed permanently:\n\n     ana@firm.example\n\nTechnical details of permanent failure:\nDNS Error: Domain name not found\n\n----- Original message -----\n", BounceReason.HostUnknown)]
    [InlineData("Could not be delivered to: <ana@firm.example>\nAs their mailbox is full.\n", BounceReason.MailboxFull)]
    [InlineData("The user's mailbox is full: <ana@firm.example>\nDelivery is impossible.\n", BounceReason.MailboxFull)]
    [InlineData("Your message\n\n  To:      list@shop.example\n\ndid not reach the following recipient(s):\n\nc=DE;a= ;p=Firm;o=Mail;dda:SMTP=ana@firm.example; on Mon, 2 Nov 2026\n    The recipient name is not recognized\n", BounceReason.UserUnknown)]
    [InlineData("There was a problem with delivery to the local user ana.\n(Originally addressed to ana@firm.example)\n\nUser not known\n", BounceReason.UserUnknown)]
    [InlineData("Your mail could not be delivered.\nThe message, addressed to 'ana@firm.example',\nwas not collected: mailbox is full\n", BounceReason.MailboxFull)]
    [InlineData("Delivery failed permanently. The following address(es) failed:\n\n  an undisclosed address\n    (generated from ana@firm.example)\n    550 5.1.1 user unknown\n", BounceReason.UserUnknown)]
    public void Reads_reports_in_words(string text, BounceReason reason)
    {
        ContactEvent e = Assert.Single(Reports.Read(Reports.InWords(text)));
        Assert.Equal(("ana@firm.example", reason), (e.Email, e.Reason));
    }

    [Theory]
    [InlineData("\"Content-filter at mx.firm.example\" <postmaster@mx.firm.example>", "Considered UNSOLICITED BULK EMAIL, apparently from you", "A message from <news@shop.example>\nto: <ana@firm.example>\n\nwas considered unsolicited bulk e-mail (UBE).", BounceReason.SpamDetected)]
    [InlineData("System Administrator <postmaster@firm.example>", "Delivery Failure", "Could not deliver message to the following recipient(s):\n\nFailed Recipient: ana@firm.example\nReason: Remote host said: 550 No such user here\n\n   -- The header and top 20 lines of the message follows --", BounceReason.UserUnknown)]
    [InlineData("\"Courier mail server at mx.firm.example\" <@mx.firm.example>", "NOTICE: mail delivery status.", "                           UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<ana@firm.example>:\n    mx2.firm.example [192.0.2.9]:\n>>> RCPT TO:<ana@firm.example>\n<<< 550 User unknown.", BounceReason.UserUnknown)]
    [InlineData("PostMaster@firm.example", "来自firm.example的退信", "抱歉,您的邮件被退回来了……\n无法发送到 ana@firm.example\n退信原因 收件人邮箱不存在。", BounceReason.UserUnknown)]
    public void Reads_how_servers_name_themselves(string from, string subject, string text, BounceReason reason)
    {
        ContactEvent e = Assert.Single(Reports.Read(Reports.InWords(text, subject, from)));
        Assert.Equal(("ana@firm.example", reason), (e.Email, e.Reason));
    }

    [Theory]
    [InlineData("From: Ben <ben@firm.example>\nTo: news@shop.example\nSubject: Fwd: Undelivered Mail Returned to Sender\n\nLook what I got:\n\n> <ana@firm.example>: host mx said: 550 5.1.1 User unknown\n")]
    [InlineData("From: Shop <shop@other.example>\nTo: news@shop.example\nSubject: Delivery failure? Never with us!\nList-Unsubscribe: <mailto:u@other.example>\n\nMail to ana@firm.example: User unknown? Buy our tool.\n")]
    [InlineData("From: Ben <ben@firm.example>\nTo: news@shop.example\nSubject: Not read: News\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\nContent-Type: text/plain\n\nYour message was deleted without being read.\n--b\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; ben@firm.example\nDisposition: automatic-action/MDN-sent-automatically; deleted\n--b--\n")]
    public void What_only_speaks_of_mail_that_came_back_bounces_nobody(string mail) =>
        Assert.False(new BounceParser().TryParse(Reports.Bytes(mail), out _, out _));

    [Fact]
    public void Whoever_a_server_takes_no_mail_from_is_no_recipient() =>
        Assert.False(new BounceParser().TryParse(Reports.Bytes("From: MAILER-DAEMON@firm.example\nTo: news-bounces@shop.example\nSubject: Mail delivery problem\n\nYour mail could not be delivered to these recipients, as they are not accepting mail from news@shop.example:\n\tana\n"), out _, out _));

    [Fact]
    public void A_report_handed_on_as_an_attachment_is_read_as_if_it_came_itself()
    {
        string report = System.Text.Encoding.UTF8.GetString(Reports.Dsn(Fields("ana@firm.example", "550 5.1.1 User unknown", "5.1.1"))).Replace("\r\n", "\n", StringComparison.Ordinal);
        byte[] forwarded = Reports.Bytes($"From: Eva <eva@shop.example>\nTo: crm@shop.example\nSubject: Fwd: bounce\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"o\"\n\n--o\nContent-Type: text/plain\n\nFor the list. Ask ben@other.example.\n\n--o\nContent-Type: message/rfc822\n\n{report}\n--o--\n");
        ContactEvent e = Assert.Single(Reports.Read(forwarded));
        Assert.Equal(("ana@firm.example", BounceReason.UserUnknown, "<m1@shop.example>"), (e.Email, e.Reason, e.MessageId));
    }

    [Fact]
    public void Every_report_that_was_handed_on_counts()
    {
        string[] reports = Array.ConvertAll(["ana@firm.example", "ben@firm.example"], a => System.Text.Encoding.UTF8.GetString(Reports.Dsn(Fields(a, "550 5.1.1 User unknown", "5.1.1"))));
        string inWords = System.Text.Encoding.UTF8.GetString(Reports.InWords("<eva@firm.example>:\n552 5.2.2 Mailbox is full\n"));
        string parts = string.Concat(reports.Append(inWords).Select(r => $"--o\nContent-Type: message/rfc822\n\n{r.Replace("\r\n", "\n", StringComparison.Ordinal)}\n"));
        IReadOnlyList<ContactEvent> events = Reports.Read(Reports.Bytes($"From: Eva <eva@shop.example>\nTo: crm@shop.example\nSubject: Fwd: bounces\nMIME-Version: 1.0\nContent-Type: multipart/digest; boundary=\"o\"\n\n{parts}--o--\n"));
        Assert.Equal([("ana@firm.example", BounceReason.UserUnknown), ("ben@firm.example", BounceReason.UserUnknown), ("eva@firm.example", BounceReason.MailboxFull)], events.Select(e => (e.Email, e.Reason)));
    }

    [Theory]
    [InlineData("Onbestelbaar: News", "Bezorging is mislukt voor deze ontvangers of groepen:\n\nana@firm.example<mailto:ana@firm.example>\nHet e-mailadres is niet gevonden.\n")]
    [InlineData("Не удалось доставить: News", "Не удалось выполнить доставку следующим получателям или группам:\n\nana@firm.example<mailto:ana@firm.example>\nПочтовый ящик получателя переполнен.\n")]
    [InlineData("Unzustellbar: News", "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\nAna Ba (ana@firm.example)<mailto:ana@firm.example>\nDie Adresse wurde nicht gefunden.\n")]
    [InlineData("系统退信", "抱歉，您的邮件被退回来了\n\n收件人：ana@firm.example\n退信原因：地址不存在\n")]
    public void Servers_report_in_their_own_language(string subject, string text) =>
        Assert.Equal("ana@firm.example", Assert.Single(Reports.Read(Reports.InWords(text, subject, "Postmaster <postmaster@firm.example>"))).Email);

    [Fact]
    public void What_a_mailing_list_sent_came_back_from_a_subscriber_and_not_from_the_list() =>
        Assert.False(new BounceParser().TryParse(Reports.Bytes("Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: talk-bounces@shop.example\nSubject: failure notice\n\nThis mail was not delivered.\n\n--- Below this line is a copy of the message.\n\nReceived: from shop.example by mx.example; Mon, 2 Nov 2026 10:00:00 +0000\nMessage-ID: <m1@shop.example>\nFrom: eva@shop.example\nTo: talk@shop.example\nList-ID: Talk <talk.shop.example>\nSubject: News\n"), out _, out _));

    [Fact]
    public void A_report_under_a_persons_name_counts_where_subject_and_text_say_it()
    {
        Assert.Equal("ana@firm.example", Assert.Single(Reports.Read(Reports.Bytes("From: it.desk@firm.example\nTo: news@shop.example\nSubject: RE: News : non remis (delivery failed)\n\nYour message could not be delivered to\nana@firm.example\n"))).Email);
        Assert.False(new BounceParser().TryParse(Reports.Bytes("From: ana@firm.example\nTo: shop@shop.example\nSubject: delivery failed again\n\nWhere is my parcel? Contact ben@firm.example\n"), out _, out _));
    }

    [Fact]
    public void A_warning_in_words_is_a_delay()
    {
        byte[] mail = Reports.InWords("A message that you sent has not yet been delivered to one or more of its recipients after more than 24 hours on the queue.\nThe address to which the message has not yet been delivered is:\n\n  ana@firm.example\n\nNo action is required on your part. Delivery attempts will continue for some time.\n", "Warning: message delayed 24 hours");
        Assert.Equal(ContactEventKind.Delayed, Assert.Single(Reports.Read(mail)).Kind);
    }

    [Fact]
    public void Complaints_opt_outs_and_authentication_reports_are_told_apart()
    {
        Assert.Equal(ContactEventKind.Complaint, Arf("abuse").Kind);
        Assert.Equal(ContactEventKind.Unsubscribed, Arf("opt-out").Kind);
        Assert.Equal(ContactEventKind.Report, Arf("auth-failure").Kind);
        Assert.Equal(ContactEventKind.Report, Arf("not-spam").Kind);
    }

    [Fact]
    public void A_vacation_notice_is_an_automatic_answer_of_its_sender()
    {
        ContactEvent e = Assert.Single(Reports.Read(Reports.Bytes("From: Ana <ana@firm.example>\nTo: news@shop.example\nSubject: Out of office: News\nAuto-Submitted: auto-replied\nIn-Reply-To: <m1@shop.example>\n\nI am away.\n")));
        Assert.Equal((ContactEventKind.AutoReply, "ana@firm.example", "<m1@shop.example>"), (e.Kind, e.Email, e.MessageId));
    }

    [Fact]
    public void What_is_no_report_is_rejected()
    {
        Assert.False(new BounceParser().TryParse(Reports.Bytes("From: ana@firm.example\nTo: news@shop.example\nSubject: Your offer\n\nHow much for ten?\n"), out IReadOnlyList<ContactEvent> events, out string problem));
        Assert.Empty(events);
        Assert.DoesNotContain("ana", problem, StringComparison.Ordinal);
        Assert.False(new BounceParser().TryParse(ReadOnlyMemory<byte>.Empty, out _, out _));
    }

    [Fact]
    public void Nested_and_endless_mail_ends()
    {
        string nested = string.Concat(Enumerable.Range(0, 400).Select(i => $"Content-Type: multipart/mixed; boundary=\"b{i}\"\n\n--b{i}\n"));
        Assert.False(new BounceParser().TryParse(Reports.Bytes("From: MAILER-DAEMON@mx.example\nSubject: failure\n" + nested), out _, out _));
        string many = "From: MAILER-DAEMON@mx.example\nSubject: failure notice\n\nfailed:\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<u{i}@firm.example>:\nUser unknown\n"));
        Assert.InRange(Reports.Read(Reports.Bytes(many)).Count, 1, 1000);
    }

    [Theory]
    [InlineData("Original-Mail-From: <bounce+ana=firm.example@shop.example>", "To: redacted@mail.example", true)]
    [InlineData("Source-IP: 192.0.2.1", "To: redacted@mail.example", false)]
    [InlineData("Source-IP: 192.0.2.1", "To: news@shop.example", false)]
    public void A_complaint_whose_recipient_was_taken_out_is_of_nobody_but_who_our_return_path_names(string field, string to, bool named)
    {
        bool read = new BounceParser().TryParse(Reports.Bytes($"From: fbl@mail.example\nTo: fbl@shop.example\nSubject: FW: News\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n{field}\n\n--b\nContent-Type: text/rfc822-headers\n\nFrom: news@shop.example\n{to}\nMessage-ID: <m1@shop.example>\n\n--b--\n"), out IReadOnlyList<ContactEvent> events, out _);
        Assert.Equal(named, read);
        Assert.Equal(named ? ["ana@firm.example"] : [], events.Select(e => e.Email));
    }

    [Theory]
    [InlineData("Automatisk svar: News")]
    [InlineData("Automatyczna odpowiedź: News")]
    [InlineData("Автоматический ответ: News")]
    [InlineData("자동 회신: News")]
    public void Automatic_answers_are_told_in_many_languages(string subject) =>
        Assert.Equal(ContactEventKind.AutoReply, Assert.Single(Reports.Read(Reports.Bytes($"From: Ana <ana@firm.example>\nTo: news@shop.example\nSubject: {subject}\n\nBen (ben@firm.example) no longer works here.\n"))).Kind);

    private static ContactEvent Arf(string type) => Assert.Single(Reports.Read(Reports.Bytes(
        $"From: fbl@mail.example\nTo: news@shop.example\nSubject: FW: News\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: text/plain\n\nA report.\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: {type}\nUser-Agent: X/1\nVersion: 1\nOriginal-Rcpt-To: ana@firm.example\n\n--b\nContent-Type: text/rfc822-headers\n\nFrom: news@shop.example\nTo: ana@firm.example\nMessage-ID: <m1@shop.example>\n\n--b--\n")));

    [Fact]
    public void Mangled_mail_is_read_or_refused_and_never_throws()
    {
        byte[][] mails =
        [
            Reports.Dsn(Fields("ana@firm.example", "550 5.1.1 User unknown", "5.1.1")),
            Reports.InWords("<ana@firm.example>:\n550 5.1.1 No such user here\n\n--- Below this line is a copy of the message.\n"),
            Reports.Bytes("From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: ana@firm.example\n\n--b--\n"),
        ];
        var parser = new BounceParser(new BounceOptions { MaxRecipients = 5, MaxMessageBytes = 4096 });
        Gen.Select(Gen.OneOf(mails.Select(Gen.Const).ToArray()), Gen.Select(Gen.Int[0, 2000], Gen.Byte).Array[0, 40], Gen.Int[0, 4000]).Sample((mail, edits, length) =>
        {
            byte[] mangled = [.. mail];
            foreach ((int at, byte value) in edits) mangled[at % mangled.Length] = value;
            bool understood = parser.TryParse(mangled.AsMemory(0, Math.Min(length, mangled.Length)), out IReadOnlyList<ContactEvent> events, out string problem);
            return understood == events.Count > 0 && understood == (problem.Length == 0) && events.Count <= 5;
        });
    }
}
