using CrmHygiene.Core.Duplicates;
using CrmHygiene.Core.Duplicates.Decisions;
using CrmHygiene.Core.Duplicates.Records;
using CrmHygiene.Core.Lifecycle.PersonalData;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Tests.Duplicates;

public sealed class DecisionTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly string _folder = Directory.CreateTempSubdirectory("decisions").FullName;

    private string LogPath => Path.Combine(_folder, "decisions.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_called_different_stays_apart_and_what_was_called_the_same_together()
    {
        (RecordTable table, _) = People.Table(400, 60);
        DuplicateResult before = DuplicateFinder.Find(table);
        DuplicateGroup group = before.Groups[0];
        int stranger = Enumerable.Range(0, 400).First(r => before.Groups.All(g => g.Members.All(m => m.Row != r)));
        DecisionFile log = DecisionFile.Open(LogPath, create: true);
        log.Add(before, group.Members[0].Row, group.Members[1].Row, DuplicateAnswer.Different, Today);
        log.Add(before, group.Members[0].Row, stranger, DuplicateAnswer.Same, Today);
        log.Save();

        DuplicateResult after = DuplicateFinder.Find(table, new DuplicateOptions { Decisions = [DecisionFile.Open(LogPath)] });

        DuplicateGroup joined = Assert.Single(after.Groups, g => g.Members.Any(m => m.Row == stranger));
        Assert.Contains(joined.Members, m => m.Row == group.Members[0].Row);
        Assert.DoesNotContain(joined.Members, m => m.Row == group.Members[1].Row);
        DuplicatePair pair = after.Explain(group.Members[0].Row, group.Members[1].Row);
        Assert.Equal(pair.Bits, pair.PriorBits + pair.Evidence.Sum(e => e.Bits), 9);
        Assert.True(pair.Probability < 0.001);
    }

    [Fact]
    public void Answers_hold_in_another_order_with_another_value_and_are_not_asked_again()
    {
        (RecordTable table, _) = People.Table(400, 60);
        DuplicateResult before = DuplicateFinder.Find(table);
        (int a, int b) = (before.Groups[0].Members[0].Row, before.Groups[0].Members[1].Row);
        DecisionFile log = DecisionFile.Open(LogPath, create: true);
        log.Add(before, a, b, DuplicateAnswer.Different, Today);
        log.Save();

        // all rows the other way round, in another order of columns, and one of the two has moved
        RecordTable turned = new(table.Columns.Reverse());
        int rows = table.RowCount;
        for (int row = rows - 1; row >= 0; row--)
            turned.Add(Enumerable.Range(0, table.Columns.Count).Reverse().Select(c => row == a && c == 5 ? "Newtown" : table[row, c]).ToArray());
        DuplicateResult after = DuplicateFinder.Find(turned, new DuplicateOptions { Decisions = [DecisionFile.Open(LogPath)] });

        Assert.True(after.DecidedPairs >= 1);
        Assert.DoesNotContain(after.Groups, g => g.Members.Any(m => m.Row == rows - 1 - a) && g.Members.Any(m => m.Row == rows - 1 - b));
        Assert.DoesNotContain(after.GetQuestions(1000), p => (p.LeftRow, p.RightRow) == (rows - 1 - b, rows - 1 - a));
    }

    [Fact]
    public void A_group_with_an_unsure_pair_is_for_review()
    {
        (RecordTable table, _) = People.Table(400, 60);
        DuplicateResult before = DuplicateFinder.Find(table);
        DuplicateGroup certain = before.Groups.First(g => g.Band == MatchBand.Certain);
        DecisionFile log = DecisionFile.Open(LogPath, create: true);
        log.Add(before, certain.Members[0].Row, certain.Members[1].Row, DuplicateAnswer.Unsure, Today);
        log.Save();

        DuplicateResult after = DuplicateFinder.Find(table, new DuplicateOptions { Decisions = [DecisionFile.Open(LogPath)] });

        Assert.Equal(MatchBand.Review, after.Groups.Single(g => g.Members[0].Row == certain.Members[0].Row).Band);
    }

    [Fact]
    public void The_file_holds_no_value_of_a_contact_and_its_lines_merge()
    {
        (RecordTable table, _) = People.Table(400, 60);
        DuplicateResult result = DuplicateFinder.Find(table);
        DecisionFile log = DecisionFile.Open(LogPath, create: true);
        foreach (DuplicateGroup group in result.Groups.Take(5)) log.Add(result, group.Members[0].Row, group.Members[1].Row, DuplicateAnswer.Same, Today);
        log.Save();
        string[] lines = File.ReadAllLines(LogPath);

        Assert.Equal(6, lines.Length);
        Assert.All(lines[1..], l => Assert.Matches("^[0-9A-F,]+ [0-9A-F,]+ Same 2026-11-23$", l));
        Assert.Equal(lines[1..].Order(StringComparer.Ordinal), lines[1..]);

        // two people answered the same pair on the same day: the answer that joins nobody counts
        File.AppendAllText(LogPath, lines[1].Replace("Same", "Different", StringComparison.Ordinal) + "\n");
        Assert.Equal(5, DecisionFile.Open(LogPath).Count);
    }

    [Fact]
    public void Without_its_key_the_log_does_not_open()
    {
        (RecordTable table, _) = People.Table(400, 60);
        DuplicateResult result = DuplicateFinder.Find(table);
        DecisionFile log = DecisionFile.Open(LogPath, create: true);
        log.Add(result, 0, 1, DuplicateAnswer.Different, Today);
        log.Save();
        string key = DecisionFile.KeyPathOf(LogPath);
        File.Move(key, key + "x");
        Assert.Throws<FileNotFoundException>(() => DecisionFile.Open(LogPath, create: true));
        File.WriteAllText(key, Convert.ToBase64String(new byte[32]));
        Assert.Throws<InvalidDataException>(() => DecisionFile.Open(LogPath));
        Assert.Throws<FileNotFoundException>(() => DecisionFile.Open(Path.Combine(_folder, "none.txt")));
    }

    [Fact]
    public void A_sitting_can_be_undone_step_by_step_and_saves_what_is_left()
    {
        (RecordTable table, _) = People.Table(400, 60);
        DuplicateResult result = DuplicateFinder.Find(table);
        DecisionFile log = DecisionFile.Open(LogPath, create: true);
        DecisionSession session = new(result, [log], [.. result.Groups.Take(3).Select(g => g.GetPairs()[0])], Today);
        session.Answer(DuplicateAnswer.Different);
        Assert.True(session.Undo());
        Assert.False(session.Undo());
        session.Answer(DuplicateAnswer.Same);
        session.Skip();
        session.Answer(DuplicateAnswer.Unsure);
        Assert.Null(session.Current);
        Assert.Throws<InvalidOperationException>(session.Skip);
        Assert.Equal([DuplicateAnswer.Same, DuplicateAnswer.Unsure], session.Decisions.Select(d => d.Answer));
        session.Save();
        Assert.Equal(2, DecisionFile.Open(LogPath).Count);
    }

    [Fact]
    public void The_store_keeps_answers_for_every_later_run_and_gives_them_up_on_erasure()
    {
        (RecordTable table, _) = People.Table(400, 60);
        DuplicateResult before = DuplicateFinder.Find(table);
        (int a, int b) = (before.Groups[0].Members[0].Row, before.Groups[0].Members[1].Row);
        using CrmStore store = CrmStore.Open(Path.Combine(_folder, "store.db"), create: true);
        new DecisionSession(before, [new DecisionStore(store), DecisionFile.Open(LogPath, create: true)], [before.Explain(a, b)], Today).Answered(DuplicateAnswer.Same);
        DecisionStore again = new(store);
        again.Add(before, a, b, DuplicateAnswer.Different, Today.AddDays(1));
        again.Save();

        // the later answer counts, in whichever of the two it is
        DuplicateResult after = DuplicateFinder.Find(table, new DuplicateOptions { Decisions = [new DecisionStore(store), DecisionFile.Open(LogPath)] });
        Assert.DoesNotContain(after.Groups, g => g.Members.Any(m => m.Row == a) && g.Members.Any(m => m.Row == b));
        Assert.Equal(1, new DecisionStore(store).Count);

        PersonalDataRequest request = new(store, table[a, 3]!.ToUpperInvariant());
        Assert.Contains(request.Find([]), i => i.Content == "A person's answer about a pair of contacts: Different 2026-11-24.");
        request.Erase(SuppressionKey.Require(store, Path.Combine(_folder, "keys", "k.key")));
        Assert.Equal(0, new DecisionStore(store).Count);
    }
}

file static class Sitting
{
    public static void Answered(this DecisionSession session, DuplicateAnswer answer)
    {
        session.Answer(answer);
        session.Save();
    }
}
