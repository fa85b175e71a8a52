using CrmHygiene.Core.Duplicates;
using CrmHygiene.Core.Duplicates.Decisions;
using CrmHygiene.Core.Duplicates.Entities;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Lifecycle.PersonalData;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Store;
using Microsoft.Extensions.Time.Testing;

namespace CrmHygiene.Core.Tests.Duplicates;

/// <summary>Ids of groups from run to run.</summary>
public sealed class EntityTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly CrmStore _store;

    public EntityTests() => _store = CrmStore.Open(_folder.File("store.db"), create: true, _clock);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private DuplicateResult Find(RecordTable table, params DecisionLog[] decisions) =>
        DuplicateFinder.Find(table, new DuplicateOptions { Entities = new EntityBook(_store), Decisions = decisions });

    private static RecordTable Rows(RecordTable table, IEnumerable<int> rows)
    {
        RecordTable copy = new(table.Columns);
        foreach (int row in rows) copy.Add(Enumerable.Range(0, table.Columns.Count).Select(c => table[row, c]).ToArray());
        return copy;
    }

    [Fact]
    public void The_same_people_have_the_same_id_in_another_order_and_after_a_value_was_mended()
    {
        (RecordTable table, _) = People.Table(400, 60);
        DuplicateResult first = Find(table);
        Assert.Equal(Enumerable.Range(1, first.Groups.Count).Select(i => (long?)i), first.Groups.Select(g => g.EntityId));
        Dictionary<int, long?> ids = first.Groups.SelectMany(g => g.Members.Select(m => (m.Row, g.EntityId))).ToDictionary(p => p.Row, p => p.EntityId);

        int last = table.RowCount - 1;
        RecordTable turned = Rows(table, Enumerable.Range(0, table.RowCount).Reverse());
        int mended = last - first.Groups[3].Members[0].Row;
        turned.Set(mended, 5, "Newtown");
        _clock.Advance(TimeSpan.FromDays(30));
        DuplicateResult second = Find(turned);

        Assert.All(second.Groups, g => Assert.All(g.Members, m => Assert.Equal(ids[last - m.Row], g.EntityId)));
        Assert.Equal(first.Groups.Count, EntityLog.Read(_store, []).Count);
        DuplicateEntity entity = Assert.Single(EntityLog.Read(_store, [first.Groups[0].EntityId!.Value]));
        Assert.Equal((new DateTime(2026, 11, 1), new DateTime(2026, 12, 1), null), (entity.CreatedAt, entity.LastSeenAt, entity.MergedInto));
    }

    [Fact]
    public void What_was_merged_into_one_contact_is_recognised_and_its_next_copy_joins_it()
    {
        (RecordTable table, _) = People.Table(400, 60);
        DuplicateResult first = Find(table);
        DuplicateGroup group = first.Groups.First(g => g is { Count: 2, Band: MatchBand.Certain });
        int loser = group.Members[1].Row;

        DuplicateResult merged = Find(Rows(table, Enumerable.Range(0, table.RowCount).Where(r => r != loser)));
        Assert.Equal(group.EntityId, merged.Entities.Of(group.Members[0].Row)?.Id);

        Assert.Equal(group.EntityId, Find(Rows(table, [group.Members[0].Row])).Entities.Of(0)?.Id);

        DuplicateResult again = Find(table);
        Assert.Equal(group.EntityId, again.Groups.Single(g => g.Members.Any(m => m.Row == loser)).EntityId);
        Assert.Empty(again.Groups.SelectMany(g => g.Lineage));
    }

    [Fact]
    public void A_decision_that_parts_a_group_splits_its_entity_and_one_that_joins_two_merges_them()
    {
        (RecordTable table, _) = People.Table(400, 60);
        DuplicateResult first = Find(table);
        DuplicateGroup parted = first.Groups[0], a = first.Groups[1], b = first.Groups[2];
        DecisionStore decisions = new(_store);
        decisions.Add(first, parted.Members[0].Row, parted.Members[1].Row, DuplicateAnswer.Different, new DateOnly(2026, 11, 1));
        foreach (DuplicateMember left in a.Members)
            foreach (DuplicateMember right in b.Members) decisions.Add(first, left.Row, right.Row, DuplicateAnswer.Same, new DateOnly(2026, 11, 1));

        DuplicateResult second = Find(table, decisions);

        long?[] ids = [.. parted.Members.Select(m => second.Entities.Of(m.Row)?.Id)];
        Assert.Equal(parted.EntityId, ids[0]);
        DuplicateEntity split = Assert.Single(EntityLog.Read(_store, [ids[1]!.Value]));
        Assert.Equal([(EntityLineageKind.SplitFrom, parted.EntityId!.Value)], split.Lineage.Select(l => (l.Kind, l.EntityId)));
        DuplicateGroup joined = second.Groups.Single(g => g.Members.Any(m => m.Row == a.Members[0].Row));
        Assert.Equal(a.EntityId, joined.EntityId);
        Assert.Equal([(EntityLineageKind.MergedFrom, b.EntityId!.Value)], joined.Lineage.Select(l => (l.Kind, l.EntityId)));
        Assert.Equal(a.EntityId, Assert.Single(EntityLog.Read(_store, [b.EntityId!.Value])).MergedInto);

        // the next run sees nothing new
        DuplicateResult third = Find(table, decisions);
        Assert.Equal(second.Groups.Select(g => g.EntityId), third.Groups.Select(g => g.EntityId));
        Assert.True(third.Groups.All(g => g.Lineage.Count == 0));
        Assert.Single(Assert.Single(EntityLog.Read(_store, [ids[1]!.Value])).Lineage);
    }

    [Fact]
    public void A_new_contact_gets_the_id_of_the_base_it_matches()
    {
        (RecordTable table, _) = People.Table(400, 60);
        DuplicateResult first = Find(table);
        DuplicateGroup group = first.Groups.First(g => g is { Count: 2, Band: MatchBand.Certain });

        DuplicateResult atTheDoor = DuplicateFinder.Find(Rows(table, Enumerable.Range(0, 400).Append(group.Members[1].Row)), new DuplicateOptions { Entities = new EntityBook(_store), ReferenceRows = 400 });

        Assert.Equal(group.EntityId, Assert.Single(atTheDoor.Groups).EntityId);
    }

    [Fact]
    public void Erasure_takes_what_an_address_is_recognised_by()
    {
        (RecordTable table, _) = People.Table(400, 60);
        DuplicateGroup group = Find(table).Groups.First(g => g.Members.All(m => table[m.Row, 3] is { Length: > 0 }));
        PersonalDataRequest request = new(_store, table[group.Members[0].Row, 3]!);
        Assert.Contains(request.Find([]), i => i.Content.StartsWith($"Recognised as entity {group.EntityId} by ", StringComparison.Ordinal));

        request.Erase(SuppressionKey.Require(_store, _folder.File("keys/k.key")));

        Assert.DoesNotContain(request.Find([]), i => i.Kind == "duplicate");
    }
}
