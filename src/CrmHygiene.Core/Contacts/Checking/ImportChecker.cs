using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Contacts.Reading;

namespace CrmHygiene.Core.Contacts.Checking;

/// <summary>Checks a list before it is imported: every value is looked at, nothing is changed or kept.</summary>
public static class ImportChecker
{
    private const int MostRejects = 50;

    /// <summary>Checks a list.</summary>
    /// <param name="file">The list, opened without dropping columns.</param>
    /// <param name="policy">Says which fields have a purpose, and what their values are.</param>
    /// <param name="map">The columns that were decided by hand; null for none.</param>
    /// <param name="cancel">Ends the check early.</param>
    /// <param name="progress">Told after each row; null tells nobody.</param>
    /// <returns>One finding a column, in order.</returns>
    /// <exception cref="ContactFileException">Reading failed midway.</exception>
    public static IReadOnlyList<ImportColumnCheck> Check(ContactFile file, CrmPolicy policy, IReadOnlyDictionary<string, string>? map, CancellationToken cancel, Action? progress = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(policy);
        IReadOnlyList<ContactColumn> columns = file.Layout.Columns;
        ColumnTally[] tallies = [.. columns.Select(c => new ColumnTally(c, policy.Fields.GetValueOrDefault(c.Name), policy.DefaultCountry))];
        List<ImportReject> rejects = [];
        long rows = 0, rejected = 0;
        foreach (ReadItem item in file.Read())
        {
            cancel.ThrowIfCancellationRequested();
            rows++;
            if (item.Contact is { } contact)
            {
                for (int i = 0; i < tallies.Length; i++) tallies[i].Add(contact, i);
            }
            else
            {
                rejected++;
                if (rejects.Count < MostRejects) rejects.Add(new ImportReject(item.Reject!.Line, item.Reject.Column, item.Reject.Problem, item.Reject.Message));
            }
            progress?.Invoke();
        }
        foreach (ColumnTally tally in tallies) tally.Complete();
        ContactDialect dialect = file.Layout.Dialect;
        var check = new ImportFileCheck
        {
            Name = file.Layout.SourceName,
            Format = file.Format.ToString(),
            Encoding = dialect.EncodingName,
            Delimiter = dialect.Delimiter,
            Profile = file.Layout.ProfileName,
            ProfileConfidence = Math.Round(file.Recognized.Confidence, 2),
            Rows = rows,
            Rejected = rejected,
            Rejects = rejects,
            Notices = [.. FileNotices(file)],
        };
        HashSet<ContactField> purposes = [.. policy.Required.SelectMany(g => g), .. policy.Relevant];
        return [.. columns.Select((c, i) => Column(check, c, i, tallies[i], Recognition(file, c, map), purposes, policy))];
    }

    private static ImportColumnCheck Column(ImportFileCheck file, ContactColumn column, int index, ColumnTally tally, (string By, double Confidence) recognition, HashSet<ContactField> purposes, CrmPolicy policy)
    {
        bool purpose = purposes.Contains(column.Field) || (policy.Fields.TryGetValue(column.Name, out PolicyField? stated) && stated.Purpose.Length > 0) || (column.Field != ContactField.None && RelevantFields.IsKept(column.Field));
        FieldSensitivity sensitivity = tally.IsSpecial ? FieldSensitivity.Special : FieldPrivacy.SensitivityOf(column.Field);
        List<string> notices = [.. tally.Notices()];
        if (!purpose && tally.Filled > 0 && sensitivity >= FieldSensitivity.Private) notices.Add("The policy states no purpose for this private data: collect only what is needed (GDPR Art. 5).");
        double good = tally.Filled == 0 ? 1 : 1 - ((double)tally.Bad / tally.Filled);
        return new ImportColumnCheck
        {
            File = file,
            Position = index + 1,
            Header = column.Header,
            Field = column.Field == ContactField.None ? string.Empty : ContactFields.NameOf(column.Field),
            RecognizedBy = recognition.By,
            // A column of phones without a phone is not one, whatever its header says.
            Confidence = Math.Round(recognition.Confidence * (column.Field == ContactField.None ? 1 : good), 2),
            Type = tally.Type,
            Filled = tally.Filled,
            FilledPercent = file.Rows - file.Rejected == 0 ? 0 : Math.Round(100.0 * tally.Filled / (file.Rows - file.Rejected), 1),
            Bad = tally.Bad,
            BadValues = tally.BadValues,
            DateOrder = tally.DateOrder,
            Ambiguous = tally.Ambiguous,
            NumberStyle = tally.NumberStyle,
            Category = FieldPrivacy.CategoryOf(column.Field),
            Sensitivity = sensitivity,
            HasPurpose = purpose,
            Notices = notices,
        };
    }

    private static (string By, double Confidence) Recognition(ContactFile file, ContactColumn column, IReadOnlyDictionary<string, string>? map)
    {
        if (column.Field == ContactField.None) return (string.Empty, 0);
        string key = HeaderText.Key(column.Header);
        if (map?.Keys.Any(h => HeaderText.Key(h) == key) ?? false) return ("Map", 1);
        if (file.Recognized.Profile is { } profile && profile.Fields.Any(f => f.Key == column.Field && f.Value.Any(h => HeaderText.Key(h) == key)))
            return ("Profile", Math.Max(0.9, file.Recognized.Confidence));
        int rank = HeaderAliases.BuiltIn.Match(column.Header).Where(c => c.Field == column.Field).Select(c => c.Rank).DefaultIfEmpty(1000).Min();
        return ("Words", rank < 0 ? 1 : rank < 100 ? 0.9 : rank < 1000 ? 0.8 : 0.6);
    }

    private static IEnumerable<string> FileNotices(ContactFile file)
    {
        foreach (string notice in file.Notices) yield return notice;
        foreach (string detail in file.Details) yield return detail;
        foreach (IGrouping<string, ContactColumn> same in file.Layout.Columns.GroupBy(c => c.Header.Trim(), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            yield return same.Key.Length == 0 ? $"{same.Count()} columns have no header." : $"{same.Count()} columns have the header '{same.Key}'.";
        if (file.Layout.IndexOf(ContactField.Email) < 0) yield return "No column is recognised as Email; name it with -Map.";
        if (new[] { ContactField.OptedOut, ContactField.EmailStatus, ContactField.ConsentBasis, ContactField.OptInDate }.All(f => file.Layout.IndexOf(f) < 0))
            yield return "No column says who opted in or out; state the basis with -ConsentBasis and -ConsentEvidence.";
    }
}
