using System.Globalization;

namespace CrmHygiene.Core.Quality.History;

/// <summary>What is different between two measurements of a list.</summary>
internal static class QualityChanges
{
    /// <summary>A segment has jumped where its share changed by this many points, and its count by half.</summary>
    private const double JumpPoints = 5;

    /// <summary>A part of the score, or the fill of a field, is worth naming from this many points.</summary>
    private const double WorthNaming = 2;

    public static IReadOnlyList<string> Between(QualityReport before, QualityReport now)
    {
        List<string> changes = [];
        if (before.Contacts != now.Contacts) changes.Add(Text($"{Math.Abs(now.Contacts - before.Contacts):N0} contacts {(now.Contacts > before.Contacts ? "more" : "fewer")}."));
        foreach (string column in now.Columns.Except(before.Columns, StringComparer.Ordinal)) changes.Add($"New column: {column}.");
        foreach (string column in before.Columns.Except(now.Columns, StringComparer.Ordinal))
            changes.Add(column.EndsWith(')') ? $"A recognised column is gone: {column}." : $"A column is gone: {column}.");
        foreach (QualityPart part in now.Parts)
        {
            if (part.Score is { } score && before.Parts.FirstOrDefault(p => p.Name == part.Name)?.Score is { } old && Math.Abs(score - old) >= WorthNaming)
                changes.Add(Text($"{part.Name} {Went(old, score)}."));
        }
        foreach (FieldQuality field in now.Fields)
        {
            if (before.Fields.FirstOrDefault(f => f.Field == field.Field) is { } old && Math.Abs(field.FilledPercent - old.FilledPercent) >= WorthNaming)
                changes.Add(Text($"{field.Field} filled {Went(old.FilledPercent, field.FilledPercent)} %."));
        }
        foreach (SegmentQuality segment in now.Segments)
        {
            long old = before.Segments.FirstOrDefault(s => s.Field == segment.Field && s.Value == segment.Value)?.Contacts ?? 0;
            double share = Share(segment.Contacts, now.Contacts), oldShare = Share(old, before.Contacts);
            if (before.Segments.Any(s => s.Field == segment.Field) && Math.Abs(share - oldShare) >= JumpPoints && Math.Abs(segment.Contacts - old) * 2 >= old)
                changes.Add(Text($"{segment.Field} '{segment.Value}' jumped from {old:N0} to {segment.Contacts:N0} contacts."));
        }
        return changes;
    }

    private static string Went(double old, double now) => Text($"{(now > old ? "rose" : "fell")} from {old:0.0} to {now:0.0}");

    private static double Share(long part, long whole) => whole == 0 ? 0 : 100.0 * part / whole;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
