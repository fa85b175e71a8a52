using CrmHygiene.Core.Lifecycle.Bounces;

namespace CrmHygiene.Core.Tests.Lifecycle.Bounces;

public class BounceProofTests
{
    private static readonly byte[] Key = "0123456789abcdef0123456789abcdef"u8.ToArray();

    private const string Fields = "Final-Recipient: rfc822; ana@firm.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown";

    [Fact]
    public void A_report_alone_proves_nothing() => Assert.Equal(BounceProof.None, Assert.Single(Reports.Read(Reports.Dsn(Fields))).Proof);

    [Fact]
    public void The_message_id_of_a_mail_we_sent_proves_it()
    {
        var options = new BounceOptions { IsOurMessage = id => id == "m1@shop.example" };
        Assert.Equal(BounceProof.KnownMessageId, Assert.Single(Reports.Read(Reports.Dsn(Fields), options)).Proof);
    }

    [Fact]
    public void A_signed_return_path_proves_its_recipient_and_no_other()
    {
        string path = ReturnPath.Sign("bounce", "Ana+x@firm.example", "shop.example", Key);
        var options = new BounceOptions { ReturnKey = Key };
        Assert.Equal(("Ana+x@firm.example", BounceProof.SignedVerp), ReturnPath.Read(path, options));
        Assert.Equal(BounceProof.None, ReturnPath.Read(path.Replace("Ana", "Ben", StringComparison.Ordinal), options).Proof);
        Assert.Equal(BounceProof.None, ReturnPath.Read(path, new BounceOptions { ReturnKey = new byte[32] }).Proof);
    }

    [Fact]
    public void A_plain_one_proves_it_at_our_own_domain_only()
    {
        var ours = new BounceOptions { ReturnDomains = new HashSet<string> { "shop.example" } };
        Assert.Equal(("ana@firm.example", BounceProof.Verp), ReturnPath.Read("bounces+ana=firm.example@shop.example", ours));
        Assert.Equal(BounceProof.None, ReturnPath.Read("bounces+ana=firm.example@elsewhere.example", ours).Proof);
        Assert.Equal(BounceProof.None, ReturnPath.Read("bounces+ana=firm.example@shop.example", ours with { ReturnKey = Key }).Proof);
    }

    [Fact]
    public void The_return_path_names_the_recipient_a_forwarder_hides()
    {
        byte[] mail = Reports.Dsn(Fields.Replace("ana@firm.example", "hidden@other.example", StringComparison.Ordinal), headers: "Delivered-To: bounce+ana=firm.example@shop.example\n");
        ContactEvent e = Assert.Single(Reports.Read(mail, new BounceOptions { ReturnDomains = new HashSet<string> { "shop.example" } }));
        Assert.Equal(("ana@firm.example", "hidden@other.example", BounceProof.Verp), (e.Email, e.FinalRecipient, e.Proof));
    }

    [Theory]
    [InlineData("bounce-ana-maria=firm.example@shop.example", "ana-maria@firm.example")]
    [InlineData("news-list-bounces-ana=firm.example@shop.example", "ana@firm.example")]
    [InlineData("bounce+ana-maria=firm.example@shop.example", "ana-maria@firm.example")]
    [InlineData("ana=firm.example@shop.example", "ana@firm.example")]
    [InlineData("Bounce+ana=firm.example@SHOP.example", "ana@firm.example")]
    [InlineData("prvs=1234abcdef=bounce+ana=firm.example@shop.example", "ana@firm.example")]
    [InlineData("SRS0=HHHH=TT=shop.example=bounce+ana=firm.example@forwarder.example", "ana@firm.example")]
    [InlineData("SRS1=HHHH=first.example==GGGG=TT=shop.example=bounce+ana=firm.example@forwarder.example", "ana@firm.example")]
    public void A_return_path_is_read_in_its_usual_forms(string path, string recipient) =>
        Assert.Equal((recipient, BounceProof.Verp), ReturnPath.Read(path, new BounceOptions { ReturnDomains = new HashSet<string> { "shop.example" } }));

    [Theory]
    [InlineData("news-x-ana-maria=firm.example@shop.example")]
    [InlineData("prvs=1234abcdef=news@shop.example")]
    [InlineData("SRS0=HHHH=TT=shop.example=news.letter@shop.example")]
    [InlineData("SRS0+HHHH=TT=shop.example=news.letter@shop.example")]
    public void One_that_may_mean_several_or_names_nobody_names_nobody(string path) =>
        Assert.Equal((string.Empty, BounceProof.None), ReturnPath.Read(path, new BounceOptions { ReturnDomains = new HashSet<string> { "shop.example" } }));

    [Fact]
    public void What_the_report_names_tells_a_dash_of_the_recipient_from_ours()
    {
        var options = new BounceOptions { ReturnDomains = new HashSet<string> { "shop.example" } };
        Assert.Equal("ana-maria@firm.example", ReturnPath.Read("news-x-ana-maria=firm.example@shop.example", options, ["ana-maria@firm.example"]).Recipient);
        Assert.Equal("ana@firm.example", ReturnPath.Read("bounces+123-ab-ana=firm.example@shop.example", options, ["Ana@firm.example"]).Recipient);
    }

    [Fact]
    public void A_return_path_proves_nobody_else_the_report_names()
    {
        string other = Fields.Replace("ana@firm.example", "ben@firm.example", StringComparison.Ordinal);
        string path = ReturnPath.Sign("bounce", "ana@firm.example", "shop.example", Key);
        IReadOnlyList<ContactEvent> events = Reports.Read(Reports.Dsn(Fields + "\n\n" + other, headers: $"Delivered-To: {path}\n"), new BounceOptions { ReturnKey = Key });
        Assert.Equal([("ana@firm.example", BounceProof.SignedVerp), ("ben@firm.example", BounceProof.None)], events.Select(e => (e.Email, e.Proof)));
    }

    [Theory]
    [InlineData("In-Reply-To: <m7@shop.example>\n", "")]
    [InlineData("In-Reply-To: <x@other.example>\nReferences: <m7@shop.example> <x@other.example>\n", "")]
    [InlineData("", "X-Original-Message-ID: <m7@shop.example>\n")]
    public void The_message_id_proves_wherever_it_stands(string headers, string status)
    {
        byte[] mail = Reports.Dsn(Fields, headers: headers, original: "Subject: News\n");
        mail = Reports.Bytes(System.Text.Encoding.UTF8.GetString(mail).Replace("\r\n", "\n", StringComparison.Ordinal).Replace("Reporting-MTA", status + "Reporting-MTA", StringComparison.Ordinal));
        ContactEvent e = Assert.Single(Reports.Read(mail, new BounceOptions { IsOurMessage = id => id == "m7@shop.example" }));
        Assert.Equal((BounceProof.KnownMessageId, "<m7@shop.example>"), (e.Proof, e.MessageId));
    }
}
