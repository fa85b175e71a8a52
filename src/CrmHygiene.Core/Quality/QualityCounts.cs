namespace CrmHygiene.Core.Quality;

/// <summary>What a meter counts.</summary>
internal sealed class QualityCounts(int fields, DateTime asOf)
{
    /// <summary>A third of business contacts go out of date in a year, as a rule of thumb; 30 % is the figure usually given.</summary>
    public const double DecayPerYear = 0.30;
    private const int MostLines = 10;

    /// <summary>Upper ends of the age bands, in months.</summary>
    public static readonly int[] AgeMonths = [3, 6, 12, 24];

    private readonly DateTime[] _ages = [.. AgeMonths.Select(months => asOf.AddMonths(-months))];

    public long Contacts;
    public long Valid;
    public long WithEmail;
    public long Consent;
    public long SameEmail;
    public long MailRecorded;
    public long Dead;
    public long Complained;
    public long Mailable;
    public long MailableDead;
    public long MailableComplained;
    public long Dated;
    public double StillCorrect;
    public double Completeness;

    public ConsistencyCounts Consistency { get; } = new();
    public SortedSet<string> Columns { get; } = new(StringComparer.Ordinal);
    public SortedSet<string> Sources { get; } = new(StringComparer.Ordinal);
    public bool[] Present { get; } = new bool[fields];
    public long[] Filled { get; } = new long[fields];
    public long[] Invalid { get; } = new long[fields];
    public long[] Ages { get; } = new long[AgeMonths.Length + 1];
    public Dictionary<string, RuleCount> Rules { get; } = new(StringComparer.Ordinal);

    /// <summary>Required groups count as fields of their own, so a missing one weighs twice.</summary>
    public double AddCompleteness(int filled, int met, int groups)
    {
        int of = Filled.Length + groups;
        double share = of == 0 ? 1 : (double)(filled + met) / of;
        Completeness += share;
        return share;
    }

    public void AddRule(ContactFinding finding)
    {
        if (!Rules.TryGetValue(finding.Rule, out RuleCount? rule)) Rules[finding.Rule] = rule = new RuleCount(finding);
        rule.Count++;
        long line = finding.Contact!.GetLine();
        if (rule.Lines.Count < MostLines && line > 0 && (rule.Lines.Count == 0 || rule.Lines[^1] != line)) rule.Lines.Add(line);
    }

    public void AddAge(DateTime? touched)
    {
        if (touched is not { } date) return;
        Dated++;
        int band = 0;
        while (band < _ages.Length && date < _ages[band]) band++;
        Ages[band]++;
        double years = Math.Max(0, (asOf - date).TotalDays) / 365.2425;
        StillCorrect += Math.Pow(1 - DecayPerYear, years);
    }

    internal sealed class RuleCount(ContactFinding first)
    {
        public long Count;
        public RuleSeverity Severity { get; } = first.Severity;
        public string SuggestedFix { get; } = first.SuggestedFix;
        public List<long> Lines { get; } = [];
    }
}
