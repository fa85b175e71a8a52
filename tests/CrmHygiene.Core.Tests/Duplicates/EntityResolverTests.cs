using CrmHygiene.Core.Duplicates.Entities;
using CsCheck;

namespace CrmHygiene.Core.Tests.Duplicates;

/// <summary>Which entity a cluster goes on as.</summary>
public sealed class EntityResolverTests
{
    private static EntityCluster Group(params (long Entity, int Votes)[] votes) => new(true, true, votes.ToDictionary(v => v.Entity, v => v.Votes));

    private static EntityCluster Alone(bool known, params (long Entity, int Votes)[] votes) => new(false, known, votes.ToDictionary(v => v.Entity, v => v.Votes));

    private static string Text(EntityOutcome o) => $"{o.Id?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"} merged [{string.Join(' ', o.Merged)}] split [{string.Join(' ', o.Split)}]";

    private static string[] Resolve(params EntityCluster[] clusters) => [.. EntityResolver.Resolve(clusters).Select(Text)];

    [Fact]
    public void A_group_nobody_knows_is_new() => Assert.Equal(["0 merged [] split []"], Resolve(Group()));

    [Fact]
    public void An_entity_goes_on_where_most_of_it_is() =>
        Assert.Equal(["0 merged [] split [7]", "7 merged [] split []"], Resolve(Group((7, 4)), Group((7, 8))));

    [Fact]
    public void Two_entities_in_one_group_are_merged_into_the_one_that_more_speaks_for() =>
        Assert.Equal(["9 merged [3] split []"], Resolve(Group((3, 4), (9, 8))));

    [Fact]
    public void An_entity_that_goes_on_elsewhere_is_not_merged() =>
        Assert.Equal(["9 merged [] split [3]", "3 merged [] split []"], Resolve(Group((3, 1), (9, 8)), Group((3, 8))));

    [Fact]
    public void What_is_left_of_a_merged_group_keeps_its_id() => Assert.Equal(["5 merged [] split []"], Resolve(Alone(false, (5, 2))));

    [Fact]
    public void A_member_that_was_parted_gets_an_id_of_its_own_and_a_mere_likeness_none() =>
        Assert.Equal(["5 merged [] split []", "0 merged [] split [5]", "none merged [] split []"], Resolve(Group((5, 8)), Alone(true, (5, 4)), Alone(false, (5, 1))));

    [Fact]
    public void No_entity_goes_on_twice_or_ends_twice_or_does_both() => Gen.Select(Gen.Bool, Gen.Bool, Gen.Dictionary(Gen.Long[1, 6], Gen.Int[1, 9])[0, 4]).Array[1, 8].Sample(clusters =>
    {
        EntityOutcome[] outcomes = EntityResolver.Resolve([.. clusters.Select(c => new EntityCluster(c.Item1, c.Item2, c.Item3))]);
        long[] goOn = [.. outcomes.Select(o => o.Id ?? 0).Where(id => id > 0)], end = [.. outcomes.SelectMany(o => o.Merged)];
        return goOn.Distinct().Count() == goOn.Length && end.Distinct().Count() == end.Length && !goOn.Intersect(end).Any()
            && outcomes.Zip(clusters).All(p => !p.Second.Item1 || p.First.Id is not null)
            && outcomes.Zip(clusters).All(p => p.First.Merged.Concat(p.First.Split).All(p.Second.Item3.ContainsKey));
    });
}
