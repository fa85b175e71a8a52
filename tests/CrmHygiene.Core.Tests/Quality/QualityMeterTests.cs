using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Quality;
using CrmHygiene.Core.Tests.Contacts;

namespace CrmHygiene.Core.Tests.Quality;

public class QualityMeterTests
{
    private static readonly DateTime AsOf = new(2026, 11, 23);
    private static readonly CrmPolicy Policy = CrmPolicy.Default with { Relevant = [ContactField.FirstName, ContactField.Company] };

    private static QualityReport Measure(QualityOptions? options, params Contact[] contacts)
    {
        QualityMeter meter = new(options ?? new QualityOptions { AsOf = AsOf, Policy = Policy });
        foreach (Contact contact in contacts) meter.Add(contact);
        return meter.Report();
    }

    private static QualityPart Part(QualityReport report, string name) => report.Parts.Single(p => p.Name == name);

    private static Contact[] Rows(string headers, params string[] rows)
    {
        ContactLayout layout = new("list.csv", ContactDialect.None, HeaderRecognizer.Recognize(headers.Split(',')).Columns);
        return [.. rows.Select((r, i) => Contact.Create(layout, r.Split(','), i + 2))];
    }

    [Fact]
    public void Completeness_is_the_mean_over_groups_and_fields()
    {
        // One required group, and Email, Phone, MobilePhone, FirstName, Company: six things a contact can have.
        QualityReport report = Measure(null, Rows("Email,First name,Company", "a@firma.de,Anna,Firma", "b@firma.de,,", ",Carl,"));
        Assert.Equal(100 * (4.0 / 6 + 2.0 / 6 + 1.0 / 6) / 3, Part(report, "Completeness").Score!.Value, 6);
        FieldQuality company = report.Fields.Single(f => f.Field == "Company");
        Assert.Equal((false, true, 1L), (company.Required, company.Present, company.Filled));
        FieldQuality phone = report.Fields.Single(f => f.Field == "Phone");
        Assert.Equal((true, false, 0L, 0.0), (phone.Required, phone.Present, phone.Filled, phone.FilledPercent));
        Assert.Equal(("Email or Phone or MobilePhone", ""), (phone.OneOf, company.OneOf));
        Assert.Equal("list.csv", report.Source);
    }

    [Fact]
    public void Validity_counts_contacts_and_rules_with_their_lines()
    {
        QualityReport report = Measure(null, Rows("Email,First name", "a@firma.de,Anna", "nonsense,Bert", "c@firma.de,CARL", "more nonsense,Dora"));
        Assert.Equal(50, Part(report, "Validity").Score);
        RuleQuality rule = report.Rules[0];
        Assert.Equal(("BadEmail", 2L, 50.0), (rule.Rule, rule.Count, rule.Percent));
        Assert.Equal([3L, 5L], rule.Lines);
        Assert.Equal((2L, 50.0), (report.Fields.Single(f => f.Field == "Email").Invalid, report.Fields.Single(f => f.Field == "Email").InvalidPercent));
    }

    [Fact]
    public void Equal_addresses_are_counted_unless_duplicates_were()
    {
        Contact[] contacts = Rows("Email", "a@firma.de", "A@Firma.de ", "b@firma.de", "a@firma.de");
        Assert.Equal(50, Part(Measure(null, contacts), "Uniqueness").Score);
        Assert.Equal(75, Part(Measure(new QualityOptions { AsOf = AsOf, DuplicateCount = 1 }, contacts), "Uniqueness").Score);
    }

    [Fact]
    public void Timeliness_is_what_thirty_percent_decay_a_year_leave()
    {
        QualityReport report = Measure(null, Rows("Email,Last modified", "a@firma.de,2026-11-23", "b@firma.de,2025-11-23", "c@firma.de,"));
        Assert.Equal(100 * (1 + 0.7) / 2, Part(report, "Timeliness").Score!.Value, 1);
        Assert.Equal([1L, 0, 1, 0, 0, 1], report.Ages.Select(a => a.Count));
        Assert.Contains("2.9 % a month", Part(report, "Timeliness").Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_measured_leaves_its_weight_to_the_rest()
    {
        QualityReport report = Measure(null, Rows("Email", "a@firma.de"));
        Assert.Null(Part(report, "Timeliness").Score);
        Assert.Equal(0, Part(report, "Timeliness").Weight);
        Assert.Null(Part(report, "Reachability").Score);
        Assert.Equal(100, report.Parts.Sum(p => p.Weight), 9);
        Assert.Equal(report.Parts.Sum(p => (p.Score ?? 0) * p.Weight / 100), report.Score!.Value, 9);
        Assert.Equal(RateLevel.Unknown, report.Rates[0].Level);
    }

    [Theory]
    [InlineData(0, RateLevel.Good)]
    [InlineData(1, RateLevel.Good)]
    [InlineData(2, RateLevel.Warning)]
    [InlineData(5, RateLevel.Alarm)]
    public void Bounces_are_held_against_two_and_five_percent_of_those_mailed(int dead, RateLevel level)
    {
        string[] rows = [.. Enumerable.Range(0, 100).Select(i => $"p{i}@firma.de,{(i < dead ? "hard" : "")},no"), "out@firma.de,hard,yes"];
        RateQuality rate = Measure(null, Rows("Email,Bounce type,Opted out", rows)).Rates[0];
        Assert.Equal((level, 100L, (double)dead), (rate.Level, rate.Of, rate.Percent!.Value));
        Assert.InRange(rate.Percent.Value, rate.Low!.Value, rate.High!.Value);
        Assert.Equal(dead == 0, rate.Low == 0);
    }

    [Fact]
    public void The_interval_is_wilsons()
    {
        // 5 of 100: the textbook's 2.15 % to 11.18 %.
        (double low, double high) = QualityReportBuilder.Wilson(5, 100);
        Assert.Equal((2.15, 11.18), (Math.Round(low, 2), Math.Round(high, 2)));
        Assert.Equal((0, 100), (QualityReportBuilder.Wilson(0, 10).Low, QualityReportBuilder.Wilson(10, 10).High));
    }

    [Fact]
    public void A_verdict_from_a_check_counts_for_reachability()
    {
        QualityMeter meter = new(new QualityOptions { AsOf = AsOf });
        meter.Add(People.With(("Email", "a@firma.de")), new StaleFacts { EmailVerdict = Verdict.Invalid });
        meter.Add(People.With(("Email", "b@firma.de")), new StaleFacts { EmailVerdict = Verdict.Valid });
        meter.Add(People.With(("Email", "c@firma.de")), new StaleFacts { EmailVerdict = Verdict.Unknown });
        Assert.Equal(50, Part(meter.Report(), "Reachability").Score);
    }

    [Fact]
    public void Consent_is_covered_by_a_basis_or_a_date()
    {
        QualityReport report = Measure(null, Rows("Email,Consent basis,Opt in date", "a@firma.de,consent,", "b@firma.de,,2025-01-01", "c@firma.de,,", ",consent,"));
        Assert.Equal(100 * 2.0 / 3, Part(report, "Consent").Score!.Value, 6);
    }

    [Fact]
    public void Segments_are_by_any_field_or_column_the_largest_first()
    {
        QualityOptions options = new() { AsOf = AsOf, Policy = Policy, SegmentBy = ["LeadSource", "Deal stage"] };
        QualityReport report = Measure(options, Rows("Email,Lead source,Deal stage,Consent basis,Bounce type", "a@firma.de,Web,won,consent,", "bad,web,lost,,", "c@firma.de,,won,,hard"));
        Assert.Equal([("LeadSource", "Web", 2L), ("LeadSource", "", 1L), ("Deal stage", "won", 2L), ("Deal stage", "lost", 1L)], report.Segments.Select(s => (s.Field, s.Value, s.Contacts)));
        Assert.Equal((50.0, 50.0, 50.0), (report.Segments[0].ValidPercent, report.Segments[0].ConsentPercent!.Value, report.Segments[0].BouncePercent!.Value));
        Assert.Equal(100, report.Segments[1].BouncePercent);
    }

    [Fact]
    public void More_than_a_thousand_values_are_put_together()
    {
        QualityOptions options = new() { AsOf = AsOf, SegmentBy = ["City"] };
        QualityReport report = Measure(options, Rows("Email,City", [.. Enumerable.Range(0, 1500).Select(i => $"p{i}@firma.de,Town {i}")]));
        Assert.Equal(1001, report.Segments.Count);
        Assert.Equal(("(other)", 500L), (report.Segments[0].Value, report.Segments[0].Contacts));
    }

    [Fact]
    public void An_empty_list_has_no_score_rather_than_a_perfect_one()
    {
        QualityReport report = Measure(null);
        Assert.Null(report.Score);
        Assert.Empty(report.Parts);
        Assert.Equal(0, report.Contacts);
    }

    [Fact]
    public void The_report_does_not_depend_on_the_number_of_threads_and_goes_on_after_it_was_asked_for()
    {
        Random random = new(3);
        string Pick(params string[] values) => values[random.Next(values.Length)];
        Contact[] contacts = Rows("Email,First name,Last name,Phone,Country,Lead source,Created",
            [.. Enumerable.Range(0, 3000).Select(i => $"{Pick($"p{i}@firma.de", "same@firma.de", "nonsense", "")},{Pick("Anna", "ANNA", "", "test")},{Pick("Berg", "X Ltd", "")},{Pick("030 1234567", "0", "")},{Pick("DE", "Germany", "Atlantis")},{Pick("Web", "web", "Fair")},{2010 + (i % 16)}-01-02")]);
        string Text(int threads)
        {
            QualityMeter meter = new(new QualityOptions { AsOf = AsOf, Policy = Policy, SegmentBy = ["LeadSource"], DegreeOfParallelism = threads });
            foreach (Contact contact in contacts.Take(1000)) meter.Add(contact);
            Assert.Equal(1000, meter.Report().Contacts);
            foreach (Contact contact in contacts.Skip(1000)) meter.Add(contact);
            return System.Text.Json.JsonSerializer.Serialize(meter.Report());
        }
        string one = Text(1);
        Assert.Contains("\"Contacts\":3000", one, StringComparison.Ordinal);
        Assert.Equal(one, Text(2));
        Assert.Equal(one, Text(7));
    }
}
