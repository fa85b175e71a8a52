using CrmHygiene.Core.Verification.Blocklists;
using CrmHygiene.Core.Verification.Domains;
using CrmHygiene.TestSupport;

namespace CrmHygiene.Core.Tests.Verification.Blocklists;

public sealed class BlocklistTests : IDisposable
{
    private const string Nibbles = "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2";
    private readonly LoopbackDns _dns = new();
    private readonly BlocklistZone _ip = new()
    {
        Zone = "bl.test", Name = "Test list", Ipv6 = true, Delist = "https://bl.test/off?who={value}", Keyed = "{key}.dq.test",
        Codes =
        [
            new BlocklistCode { From = "127.0.0.2", Meaning = "spam" },
            new BlocklistCode { From = "127.0.0.10", To = "127.0.0.11", Meaning = "end user", Policy = true },
            new BlocklistCode { From = "127.0.0.50", Meaning = "praised", Listed = false },
        ],
    };

    public BlocklistTests() => Alive("bl.test");

    public void Dispose() => _dns.Dispose();

    private void Alive(string zone) => _dns.Add($"2.0.0.127.{zone}", "A", "127.0.0.2").Add($"2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.{zone}", "A", "127.0.0.2");

    private BlocklistOptions Options(params BlocklistZone[] zones) => new() { Zones = zones.Length == 0 ? [_ip] : zones, Dns = new DomainLookupOptions { NameServers = [_dns.EndPoint], Timeout = TimeSpan.FromSeconds(20), Retries = 0 } };

    private BlocklistResult Ask(string sender, BlocklistOptions? options = null)
    {
        using BlocklistChecker checker = new(options ?? Options());
        return Assert.Single(checker.CheckAsync(sender).GetAwaiter().GetResult());
    }

    [Fact]
    public void A_listing_is_named_with_its_meaning_and_the_way_off()
    {
        _dns.Add("25.2.0.192.bl.test", "A", "127.0.0.2").Add("25.2.0.192.bl.test", "A", "127.0.0.10");
        BlocklistResult result = Ask("192.0.2.25");
        Assert.Equal((true, true, BlocklistReason.Listed, "spam; end user", "https://bl.test/off?who=192.0.2.25"), (result.Listed, result.Answered, result.Reason, result.Meaning, result.DelistingPage));
        Assert.Equal(["127.0.0.2", "127.0.0.10"], result.Codes);
    }

    [Fact]
    public void What_is_not_on_the_list_is_answered_and_clean()
    {
        BlocklistResult result = Ask("192.0.2.26");
        Assert.Equal((false, true, ""), (result.Listed, result.Answered, result.DelistingPage));
    }

    [Fact]
    public void An_ipv6_address_is_asked_about_by_nibbles()
    {
        _dns.Add(Nibbles + ".bl.test", "A", "127.0.0.2");
        Assert.True(Ask("2001:db8::25").Listed);
        Assert.Equal(1, _dns.Asked(Nibbles + ".bl.test", "A"));
        Assert.Equal((BlocklistReason.NotSupported, false), (Ask("2001:db8::25", Options(_ip with { Ipv6 = false })).Reason, false));
    }

    [Fact]
    public void A_policy_entry_is_not_bad_reputation()
    {
        _dns.Add("25.2.0.192.bl.test", "A", "127.0.0.11").Add("26.2.0.192.bl.test", "A", "127.0.0.50");
        Assert.Equal(BlocklistReason.PolicyBlock, Ask("192.0.2.25").Reason);
        Assert.Equal((BlocklistReason.NotListed, "praised"), (Ask("192.0.2.26").Reason, Ask("192.0.2.26").Meaning));
    }

    [Theory]
    [InlineData("127.255.255.254", BlocklistReason.Refused)]
    [InlineData("127.255.255.255", BlocklistReason.Refused)]
    [InlineData("192.0.2.77", BlocklistReason.ZoneUnfit)]
    public void An_answer_that_is_no_listing_is_no_answer(string answer, BlocklistReason reason)
    {
        _dns.Add("25.2.0.192.bl.test", "A", answer);
        BlocklistResult result = Ask("192.0.2.25");
        Assert.Equal((false, false, reason), (result.Listed, result.Answered, result.Reason));
    }

    [Fact]
    public void A_dead_list_is_unfit()
    {
        _dns.Add("25.2.0.192.dead.test", "A", "127.0.0.2");
        Assert.Equal(BlocklistReason.ZoneUnfit, Ask("192.0.2.25", Options(_ip with { Zone = "dead.test" })).Reason);
        Assert.Equal(0, _dns.Asked("25.2.0.192.dead.test", "A"));
    }

    [Fact]
    public void A_list_that_lists_the_world_is_unfit()
    {
        _dns.Fallback = name => name.EndsWith(".world.test", StringComparison.Ordinal) ? [("A", "127.0.0.2")] : null;
        Assert.Equal((BlocklistReason.ZoneUnfit, false), (Ask("192.0.2.25", Options(_ip with { Zone = "world.test" })).Reason, Ask("192.0.2.25", Options(_ip with { Zone = "world.test" })).Answered));
    }

    [Fact]
    public void A_failing_list_has_not_answered()
    {
        _dns.Fail("25.2.0.192.bl.test", 2);
        Assert.Equal((BlocklistReason.NoAnswer, false), (Ask("192.0.2.25").Reason, Ask("192.0.2.25").Answered));
        _dns.Fail("2.0.0.127.bl.test", 5);
        Assert.Equal(BlocklistReason.NoAnswer, Ask("192.0.2.26").Reason);
    }

    [Fact]
    public void A_domain_is_asked_of_domain_lists()
    {
        BlocklistZone zone = new() { Zone = "dbl.test", Name = "Domains", Kind = BlocklistKind.Domain, Bits = true, Codes = [new() { From = "127.0.0.1", Meaning = "blocked", Refused = true }, new() { From = "127.0.0.8", Meaning = "phishing" }, new() { From = "127.0.0.64", Meaning = "abuse" }] };
        _dns.Add("test.dbl.test", "A", "127.0.0.8").Add("bad.example.dbl.test", "A", "127.0.0.72").Add("refused.example.dbl.test", "A", "127.0.0.1");
        Assert.Equal("phishing; abuse", Ask("me@Bad.example", Options(zone, _ip)).Meaning);
        Assert.Equal(BlocklistReason.Refused, Ask("refused.example", Options(zone)).Reason);
    }

    [Fact]
    public void A_key_is_used_and_never_shown()
    {
        Alive("s3cret.dq.test");
        _dns.Add("25.2.0.192.s3cret.dq.test", "A", "127.0.0.2");
        BlocklistResult result = Ask("192.0.2.25", Options() with { Keys = new Dictionary<string, string> { ["bl.test"] = "s3cret" } });
        Assert.True(result.Listed);
        Assert.DoesNotContain("s3cret", result.ToString() + result.Zone + result.DelistingPage, StringComparison.Ordinal);
        Assert.Equal(BlocklistReason.Refused, Ask("192.0.2.25", Options(_ip with { NeedsKey = true })).Reason);
    }

    [Theory]
    [InlineData("192.0.2.25", "192.0.2.25")]
    [InlineData("::ffff:192.0.2.25", "192.0.2.25")]
    [InlineData("2001:DB8::0:25", "2001:db8::25")]
    [InlineData("Müller.example", "xn--mller-kva.example")]
    [InlineData("a@b.example.", "b.example")]
    public void Senders_have_one_form(string text, string expected) => Assert.Equal(expected, BlocklistChecker.Normalize(text));

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("no domain")]
    [InlineData("a..b")]
    public void What_is_no_sender_is_an_error(string text) => Assert.Throws<FormatException>(() => BlocklistChecker.Normalize(text));

    [Fact]
    public void The_built_in_lists_are_whole_and_alive_ones()
    {
        Assert.All(BlocklistZones.BuiltIn, z => Assert.True(z.Terms.Length > 0 && z.Delist.StartsWith("https://", StringComparison.Ordinal) && z.Codes.Count > 0));
        Assert.DoesNotContain(BlocklistZones.BuiltIn, z => z.Zone.Contains("sorbs", StringComparison.Ordinal));
        Assert.Contains(BlocklistZones.BuiltIn, z => z.Kind == BlocklistKind.Domain);
    }

    [Fact]
    public void The_next_run_names_the_changes()
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".json");
        BlocklistResult Result(BlocklistReason reason) => new() { Sender = "192.0.2.25", Zone = "bl.test", ZoneName = "T", Reason = reason, CheckedAt = DateTimeOffset.UnixEpoch };
        BlocklistChange Run(BlocklistReason reason)
        {
            BlocklistState state = BlocklistState.Open(path);
            BlocklistChange change = state.Update(Result(reason)).Change;
            state.Save();
            return change;
        }
        try
        {
            Assert.Equal(BlocklistChange.None, Run(BlocklistReason.NotListed));
            Assert.Equal(BlocklistChange.NewlyListed, Run(BlocklistReason.Listed));
            Assert.Equal(BlocklistChange.None, Run(BlocklistReason.NoAnswer));
            Assert.Equal(BlocklistChange.None, Run(BlocklistReason.Listed));
            Assert.Equal(BlocklistChange.Delisted, Run(BlocklistReason.NotListed));
            File.WriteAllText(path, "{ \"other\": 1 }");
            Assert.Throws<InvalidDataException>(() => BlocklistState.Open(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
