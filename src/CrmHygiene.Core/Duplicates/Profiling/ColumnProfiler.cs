using CrmHygiene.Core.Duplicates.Records;

namespace CrmHygiene.Core.Duplicates.Profiling;

/// <summary>Finds out what each column holds: first by its values, where they leave no doubt, else by its name.</summary>
internal static class ColumnProfiler
{
    private const int SampleSize = 2000;

    /// <summary>Lists of so few rows may hold one person only.</summary>
    public const int FewRows = 10;

    public static ColumnProfile Profile(RecordTable table, int column)
    {
        RecordColumn definition = table.Columns[column];
        TextPool pool = table.Pool(column);
        int rows = table.RowCount;
        double fill = rows == 0 ? 0 : (double)pool.Total / rows;
        int distinct = pool.Count - 1;
        ValueSample sample = ValueSample.Take(pool, SampleSize);
        EvidenceKind? named = FieldKinds.Of(definition.Field) ?? NameHints.Of(definition.Name);
        EvidenceKind kind = Decide(named, definition, sample, pool, distinct);
        return new ColumnProfile(column, definition.Name, kind, fill, distinct, sample.DateOrder);
    }

    private static EvidenceKind Decide(EvidenceKind? named, RecordColumn definition, ValueSample sample, TextPool pool, int distinct)
    {
        if (distinct <= 1 && !IsOwn(named, pool) || named == EvidenceKind.Ignored) return EvidenceKind.Ignored;
        double rate = distinct / (double)pool.Total;
        // a number of its own in each row says nothing about pairs
        bool code = named == EvidenceKind.Identifier || named is null && sample.Words < 1.5 && sample.Letters < 0.6;
        if (definition.Field == ContactField.Id || code && rate >= 1) return EvidenceKind.Ignored;
        if (sample.Emails > 0.6) return EvidenceKind.Email;
        if (sample.Dates > 0.8 && named is not (EvidenceKind.Identifier or EvidenceKind.Phone)) return EvidenceKind.Date;
        switch (named)
        {
            case EvidenceKind.Date when sample.Dates < 0.3:
                return sample.Numeric > 0.8 ? EvidenceKind.Number : ByValues(sample, rate, distinct);
            case EvidenceKind.Email when sample.Emails < 0.3:
            case EvidenceKind.Number when sample.Numeric < 0.5:
                return ByValues(sample, rate, distinct);
            case EvidenceKind.Category when sample.Words > 3:
                return EvidenceKind.Text;
            case EvidenceKind.GivenName or EvidenceKind.Surname or EvidenceKind.MiddleName when sample.Letters < 0.5:
                return ByValues(sample, rate, distinct);
            case EvidenceKind.FullName when definition.Field != ContactField.FullName && !NameHints.Has(definition.Name, "full") && !NameHints.Has(definition.Name, "first"):
                return sample.LooksLikePeople ? EvidenceKind.FullName : ByValues(sample, rate, distinct);
            case EvidenceKind.Identifier when sample.Words > 2.5 && sample.Letters > 0.7:
                return EvidenceKind.Text;
            case { } kind:
                return kind;
            default:
                return ByValues(sample, rate, distinct);
        }
    }

    // the same in all rows, and yet evidence: a list of two may be one person twice
    private static bool IsOwn(EvidenceKind? named, TextPool pool) =>
        pool.Count == 2 && pool.Total <= FewRows && named is EvidenceKind.GivenName or EvidenceKind.Surname or EvidenceKind.FullName or EvidenceKind.Email or EvidenceKind.Phone;

    private static EvidenceKind ByValues(ValueSample sample, double rate, int distinct)
    {
        if (sample.Phones > 0.8) return EvidenceKind.Phone;
        if (sample.Numeric > 0.8) return sample.Length >= 5 && rate > 0.2 ? EvidenceKind.Identifier : EvidenceKind.Number;
        if (sample.Words > 1.6) return EvidenceKind.Text;
        if (sample.Letters < 0.6 && rate > 0.2) return EvidenceKind.Identifier;
        return rate < 0.05 && distinct < 2000 ? EvidenceKind.Category : EvidenceKind.Text;
    }
}
