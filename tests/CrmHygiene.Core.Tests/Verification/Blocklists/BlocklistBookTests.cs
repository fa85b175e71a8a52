using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Store;
using CrmHygiene.Core.Verification.Blocklists;

namespace CrmHygiene.Core.Tests.Verification.Blocklists;

/// <summary>What the store remembers of blocklists.</summary>
public sealed class BlocklistBookTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly CrmStore _store;

    public BlocklistBookTests() => _store = CrmStore.Open(_folder.File("store.db"), create: true);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private static BlocklistResult Result(BlocklistReason reason, int day, string zone = "bl.test") =>
        new() { Sender = "192.0.2.25", Zone = zone, ZoneName = "Test list", Reason = reason, CheckedAt = Start.AddDays(day) };

    [Fact]
    public void A_listing_stands_until_its_list_answers_otherwise()
    {
        var book = new BlocklistBook(_store);
        (BlocklistReason Reason, BlocklistChange Change, int Listings)[] days =
        [
            (BlocklistReason.NotListed, BlocklistChange.None, 0),
            (BlocklistReason.Listed, BlocklistChange.NewlyListed, 1),
            (BlocklistReason.NoAnswer, BlocklistChange.None, 1),
            (BlocklistReason.Refused, BlocklistChange.None, 1),
            (BlocklistReason.PolicyBlock, BlocklistChange.None, 1),
            (BlocklistReason.NotListed, BlocklistChange.Delisted, 0),
            (BlocklistReason.Listed, BlocklistChange.NewlyListed, 1),
        ];
        for (int day = 0; day < days.Length; day++)
        {
            Assert.Equal(days[day].Change, book.Update(Result(days[day].Reason, day)).Change);
            Assert.Equal(days[day].Listings, book.Listings().Count);
        }
        Assert.Equal(Start.AddDays(6), Assert.Single(book.Listings()).Since);
        book.Update(Result(BlocklistReason.NotListed, 7, "other.test"));
        book.Update(Result(BlocklistReason.Listed, 8));
        Assert.Equal((Start.AddDays(6), Start.AddDays(8)), (book.Listings()[0].Since, book.Listings()[0].CheckedAt));
    }
}
