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
}
