namespace CrmHygiene.Core.Quality.Reports;

/// <summary>Counts findings by kind and reason and keeps the first few of each.</summary>
internal sealed class FindingTally(bool showPersonalData)
{
    private const int MostExamples = 5;
    private static readonly string[] Order = ["Contacts", "Addresses", "Phones", "Duplicates", "Stale contacts", "Other"];
    private readonly Dictionary<(string Kind, string Reason, string Weight), (long Count, List<ReportExample> Examples)> _rows = [];

    public void Add(Finding finding)
    {
        (string kind, string weight, string detail) = finding switch
        {
            ContactFinding f => ("Contacts", f.Severity.ToString(), f.Field),
            EmailFinding f => ("Addresses", f.Verdict.ToString(), string.Empty),
            PhoneFinding f => ("Phones", f.Verdict.ToString(), f.Field ?? string.Empty),
            DuplicateFinding f => ("Duplicates", f.Band.ToString(), string.Empty),
            StaleFinding f => ("Stale contacts", f.Action.ToString(), f.Evidence),
            _ => ("Other", string.Empty, string.Empty),
        };
        (string, string, string) key = (kind, finding.Reason, weight);
        if (!_rows.TryGetValue(key, out (long Count, List<ReportExample> Examples) row)) row = (0, []);
        if (row.Examples.Count < MostExamples)
        {
            row.Examples.Add(new ReportExample(
                finding.Contact?.GetLine() ?? 0,
                showPersonalData ? finding.Id : ReportMask.Text(finding.Id),
                showPersonalData ? finding.Email : ReportMask.Email(finding.Email),
                detail));
        }
        _rows[key] = (row.Count + 1, row.Examples);
    }

    public IReadOnlyList<ReportFindings> Rows() =>
    [
        .. _rows.Select(r => new ReportFindings(r.Key.Kind, r.Key.Reason, r.Key.Weight, r.Value.Count, r.Value.Examples))
            .OrderBy(r => Array.IndexOf(Order, r.Kind)).ThenByDescending(r => r.Count).ThenBy(r => r.Reason, StringComparer.Ordinal),
    ];
}
