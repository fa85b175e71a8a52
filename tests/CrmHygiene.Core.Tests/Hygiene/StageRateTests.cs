using CrmHygiene.Core.Hygiene;
using CrmHygiene.Core.Tests.Store;
using Microsoft.Extensions.Time.Testing;

namespace CrmHygiene.Core.Tests.Hygiene;

/// <summary>What a long job says meanwhile.</summary>
public sealed class StageRateTests
{
    [Fact]
    public void It_tells_contacts_and_speed_a_few_times_a_second_and_at_the_end()
    {
        FakeTimeProvider clock = new();
        List<(string Text, double Share)> told = [];
        StageRate rate = new((text, share) => told.Add((text, share)), "Repairing", 0.2, 0.6, 1024, clock);
        for (int i = 0; i < 1024; i++)
        {
            if (i % 256 == 0) clock.Advance(TimeSpan.FromMilliseconds(500));
            rate.Count();
        }
        rate.End();
        Assert.Equal(
        [
            ("Repairing", 0.2), ("Repairing: 256 of 1,024 contacts, 512/s", 0.3), ("Repairing: 512 of 1,024 contacts, 512/s", 0.4), ("Repairing: 768 of 1,024 contacts, 512/s", 0.5),
            ("Repairing: 1,024 of 1,024 contacts, 512/s", 0.6), ("Repairing: 1,024 of 1,024 contacts, 512/s", 0.6),
        ], told.Select(t => (t.Text, Math.Round(t.Share, 6))));
    }

    [Fact]
    public void It_does_not_tell_more_than_a_person_can_read()
    {
        List<string> told = [];
        StageRate rate = new((text, _) => told.Add(text), "Importing", 0, 0, 0, new FakeTimeProvider());
        for (int i = 0; i < 100_000; i++) rate.Count();
        rate.End();
        Assert.Equal(["Importing", "Importing: 100,000 contacts"], told);
    }

    [Fact]
    public void A_job_tells_its_stages_in_order_and_never_goes_back()
    {
        using var folder = new TempFolder();
        string list = folder.File("list.csv");
        File.WriteAllText(list, "Id,Email,First Name\r\n" + string.Concat(Enumerable.Range(1, 300).Select(i => $"{i},p{i}@example.org,Ann\r\n")));
        List<(string Text, double Share)> told = [];
        new HygieneJob(new HygieneOptions { Source = list, Destination = folder.File("clean.csv"), Apply = true, Level = EmailLevel.Syntax, AsOf = new DateTime(2026, 11, 1), Progress = (text, share) => { lock (told) told.Add((text, share)); } }).Run();
        Assert.Equal(told.Select(t => t.Share).Order(), told.Select(t => t.Share));
        foreach (string stage in new[] { "Importing", "Measuring quality", "Repairing", "Finding duplicates", "Verifying addresses", "Judging staleness", "Writing" }) Assert.Contains(told, t => t.Text.StartsWith(stage, StringComparison.Ordinal));
        Assert.Contains(told, t => t.Text.StartsWith("Writing: 300 of 300 contacts", StringComparison.Ordinal) && t.Share == 0.99);
    }
}
