using CrmHygiene.Core.Quality;
using CrmHygiene.Core.Quality.History;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Tests.Quality;

public sealed class QualityGateTests
{
    private static readonly DateTime AsOf = new(2026, 11, 1);

    [Fact]
    public void A_score_or_rule_over_its_limit_fails_with_code_2()
    {
        QualityReport report = Report(80, new RuleQuality("Placeholder", RuleSeverity.Warning, 3, 1.5, [], ""));

        Assert.Equal(0, new QualityGate().Judge(report).ExitCode);
        Assert.Equal(0, new QualityGate { MinimumScore = 80 }.Judge(report).ExitCode);
        Assert.Equal(2, new QualityGate { MinimumScore = 80.1 }.Judge(report).ExitCode);
        Assert.Contains("Placeholder", Assert.Single(new QualityGate { MaximumRulePercent = new Dictionary<string, double> { ["Placeholder"] = 1 } }.Judge(report).Failures), StringComparison.Ordinal);
        Assert.Empty(new QualityGate { MaximumRulePercent = new Dictionary<string, double> { ["MissingRequired"] = 0 } }.Judge(report).Failures);
    }

    [Fact]
    public void An_empty_list_never_passes_a_gate() => Assert.Equal(2, new QualityGate { MinimumScore = 0 }.Judge(Report(null)).ExitCode);

    [Fact]
    public void History_compares_with_the_measurement_before()
    {
        string folder = Directory.CreateTempSubdirectory("crmhygiene-history-").FullName;
        try
        {
            using CrmStore store = CrmStore.Open(Path.Combine(folder, "crm.db"), create: true);
            QualityHistory.Add(store, Report(70) with { Columns = ["Email (Email)", "Topic"], Segments = [new("LeadSource", "Fair", 10, 0, 0, null, null)] });
            QualityHistory.Add(store, Report(75) with { AsOf = AsOf.AddMonths(1), Columns = ["Email", "Topic", "Note"], Segments = [new("LeadSource", "Fair", 90, 0, 0, null, null)] });
            QualityHistory.Add(store, Report(75) with { AsOf = AsOf.AddMonths(1), Source = "other.csv" });

            IReadOnlyList<QualitySnapshot> list = QualityHistory.List(store, "list*");

            Assert.Equal(2, list.Count);
            Assert.Null(list[0].Trend);
            Assert.Equal(5, list[1].Trend!.Value, 6);
            Assert.Contains("New column: Note.", list[1].Changes);
            Assert.Contains("A recognised column is gone: Email (Email).", list[1].Changes);
            Assert.Contains("LeadSource 'Fair' jumped from 10 to 90 contacts.", list[1].Changes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static QualityReport Report(double? score, params RuleQuality[] rules) => new()
    {
        Source = "list.csv", AsOf = AsOf, Contacts = score is null ? 0 : 200, Score = score, Parts = [], Fields = [], Rules = rules, Ages = [], Rates = [], Segments = [],
    };
}
