using System.Globalization;

namespace CrmHygiene.Core.Quality;

/// <summary>Makes the report of the counts.</summary>
internal static class QualityReportBuilder
{
    public static QualityReport Build(QualityOptions options, ContactField[] fields, QualityCounts counts, SegmentTable[] segments)
    {
        List<QualityPart> parts = counts.Contacts == 0 ? [] : Weighted(Parts(options, counts));
        return new QualityReport
        {
            Source = string.Join(", ", counts.Sources),
            AsOf = options.AsOf,
            Contacts = counts.Contacts,
            Score = parts.Count == 0 ? null : parts.Sum(p => (p.Score ?? 0) * p.Weight) / 100,
            Parts = parts,
            Fields = [.. fields.Select((f, i) => Field(options.Policy, f, i, counts))],
            Rules = [.. counts.Rules.OrderByDescending(r => r.Value.Count).ThenBy(r => r.Key, StringComparer.Ordinal)
                .Select(r => new RuleQuality(r.Key, r.Value.Severity, r.Value.Count, Percent(r.Value.Count, counts.Contacts), r.Value.Lines, r.Value.SuggestedFix))],
            Ages = Ages(counts),
            Rates = [Rate("Bounces", counts.MailableDead, counts.Mailable, 2, 5), Rate("Complaints", counts.MailableComplained, counts.Mailable, 0.1, 0.3)],
            Segments = [.. segments.SelectMany(s => s.Rows())],
            Columns = [.. counts.Columns],
        };
    }

    private static IEnumerable<QualityPart> Parts(QualityOptions options, QualityCounts c)
    {
        yield return new("Completeness", 100 * c.Completeness / c.Contacts, 20, "Mean share of the policy's required groups and relevant fields that are filled.");
        yield return new("Validity", Percent(c.Valid, c.Contacts), 25, Text($"{c.Valid:N0} of {c.Contacts:N0} contacts break no rule of severity Warning or Error."));
        long copies = Math.Min(c.Contacts, options.DuplicateCount ?? c.SameEmail);
        yield return new("Uniqueness", 100 - Percent(copies, c.Contacts), 15,
            options.DuplicateCount is null ? Text($"{copies:N0} {(copies == 1 ? "contact has" : "contacts have")} an e-mail address that another has too.") : Text($"{copies:N0} {(copies == 1 ? "contact is a further copy of another" : "contacts are further copies of others")}."));
        (long values, long variants) = c.Consistency.Count();
        yield return new("Consistency", (100 - Percent(c.Consistency.AtOdds, c.Contacts) + (100 - Percent(variants, values))) / 2, 10,
            Text($"{c.Consistency.AtOdds:N0} of {c.Contacts:N0} contacts have fields at odds with each other; {variants:N0} of {values:N0} chosen values (country, state, source, owner, stage) are not written as most are. Both count half."));
        yield return new("Timeliness", c.Dated == 0 ? null : 100 * c.StillCorrect / c.Dated, 10,
            c.Dated == 0 ? "No record says when it was last touched."
            : Text($"Share expected to be still right at {QualityCounts.DecayPerYear * 100:0} % decay a year ({100 * (1 - Math.Pow(1 - QualityCounts.DecayPerYear, 1.0 / 12)):0.0} % a month), over the {c.Dated:N0} dated contacts."));
        yield return new("Reachability", c.MailRecorded == 0 ? null : 100 - Percent(c.Dead, c.MailRecorded), 10,
            c.MailRecorded == 0 ? "Nothing is recorded about bounces or checks." : Text($"{c.Dead:N0} of {c.MailRecorded:N0} addresses are known or doubted to be dead."));
        yield return new("Consent", c.WithEmail == 0 ? null : Percent(c.Consent, c.WithEmail), 10,
            c.WithEmail == 0 ? "No contact has an e-mail address." : Text($"{c.Consent:N0} of {c.WithEmail:N0} addresses have a basis or date of consent on record."));
    }

    // What cannot be measured leaves its weight to the rest in proportion.
    private static List<QualityPart> Weighted(IEnumerable<QualityPart> parts)
    {
        List<QualityPart> all = [.. parts];
        double measured = all.Where(p => p.Score is not null).Sum(p => p.Weight);
        return [.. all.Select(p => p with { Weight = p.Score is null ? 0 : 100 * p.Weight / measured })];
    }

    private static FieldQuality Field(CrmPolicy policy, ContactField field, int i, QualityCounts c) => new(
        ContactFields.NameOf(field), policy.Required.Any(g => g.Contains(field)), c.Present[i], c.Filled[i], Percent(c.Filled[i], c.Contacts), c.Invalid[i], Percent(c.Invalid[i], c.Filled[i]))
    {
        OneOf = policy.Required.FirstOrDefault(g => g.Count > 1 && g.Contains(field)) is { } group && !policy.Required.Any(g => g.Count == 1 && g[0] == field)
            ? string.Join(" or ", group.Select(ContactFields.NameOf)) : string.Empty,
    };

    private static List<AgeBand> Ages(QualityCounts c)
    {
        List<AgeBand> bands = [];
        int from = 0;
        for (int i = 0; i < QualityCounts.AgeMonths.Length; i++)
        {
            int to = QualityCounts.AgeMonths[i];
            bands.Add(new AgeBand(from == 0 ? Text($"up to {to} months") : Text($"{from} to {to} months"), c.Ages[i], Percent(c.Ages[i], c.Contacts)));
            from = to;
        }
        bands.Add(new AgeBand(Text($"more than {from} months"), c.Ages[^1], Percent(c.Ages[^1], c.Contacts)));
        bands.Add(new AgeBand("not recorded", c.Contacts - c.Dated, Percent(c.Contacts - c.Dated, c.Contacts)));
        return bands;
    }

    private static RateQuality Rate(string name, long count, long of, double warning, double alarm)
    {
        if (of == 0) return new RateQuality(name, 0, 0, null, null, null, warning, alarm, RateLevel.Unknown);
        double percent = Percent(count, of);
        (double low, double high) = Wilson(count, of);
        return new RateQuality(name, count, of, percent, low, high, warning, alarm, percent >= alarm ? RateLevel.Alarm : percent >= warning ? RateLevel.Warning : RateLevel.Good);
    }

    // Wilson 1927: the score interval, which holds for small counts and rates near 0 as the normal one does not.
    internal static (double Low, double High) Wilson(long count, long of)
    {
        const double Z = 1.959963984540054;
        double n = of, p = count / n, z2 = Z * Z;
        double centre = p + z2 / (2 * n), half = Z * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n * n)), scale = 1 + z2 / n;
        return (count == 0 ? 0 : 100 * Math.Max(0, (centre - half) / scale), count == of ? 100 : 100 * Math.Min(1, (centre + half) / scale));
    }

    private static double Percent(long part, long whole) => whole == 0 ? 0 : 100.0 * part / whole;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
