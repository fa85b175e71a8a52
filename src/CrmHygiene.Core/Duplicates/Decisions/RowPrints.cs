using System.Text;
using CrmHygiene.Core.Duplicates.Comparison;
using CrmHygiene.Core.Duplicates.Profiling;

namespace CrmHygiene.Core.Duplicates.Decisions;

/// <summary>
/// What a row is recognised by when it comes again, perhaps with another id, another order of columns or one value mended:
/// all its values together, and its names with each address, number or birth date.
/// </summary>
internal static class RowPrints
{
    public static IReadOnlyList<string> Of(PairComparer comparer, int row)
    {
        ReadOnlySpan<int> codes = comparer.Row(row);
        List<string> values = [], own = [], names = [];
        for (int f = 0; f < codes.Length; f++)
        {
            if (codes[f] == 0) continue;
            MatchField field = comparer.Fields[f];
            string value = $"{field.Kind}={Encoding.UTF8.GetString(field.Values[codes[f]])}";
            values.Add(value);
            if (field.Kind is EvidenceKind.GivenName or EvidenceKind.Surname) names.Add(value);
            if (field.Kind is EvidenceKind.Email or EvidenceKind.Phone or EvidenceKind.Identifier or EvidenceKind.Date) own.Add(value);
        }
        values.Sort(StringComparer.Ordinal);
        names.Sort(StringComparer.Ordinal);
        List<string> prints = [string.Join('\n', values)];
        foreach (string value in own) prints.Add(string.Join('\n', names.Append(value)));
        return prints.Distinct().ToArray();
    }

    /// <summary>The e-mail address of a row, folded; null where it has none.</summary>
    public static string? AddressOf(PairComparer comparer, int row)
    {
        ReadOnlySpan<int> codes = comparer.Row(row);
        for (int f = 0; f < codes.Length; f++)
            if (comparer.Fields[f].Kind == EvidenceKind.Email && codes[f] != 0) return Encoding.UTF8.GetString(comparer.Fields[f].Values[codes[f]]);
        return null;
    }
}
