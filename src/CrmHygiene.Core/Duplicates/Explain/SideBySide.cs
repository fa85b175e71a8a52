using System.Globalization;

namespace CrmHygiene.Core.Duplicates.Explain;

/// <summary>Two contacts side by side for a person to compare: = the same, ~ alike, x different.</summary>
public static class SideBySide
{
    /// <summary>The lines of a pair.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="width">Columns there is room for, at least 40.</param>
    public static IEnumerable<string> Lines(DuplicatePair pair, int width)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 40);
        int name = Math.Min(20, pair.Evidence.Max(e => e.Field.Length)), value = (width - name - 6) / 2;
        yield return string.Empty;
        foreach (FieldEvidence e in pair.Evidence.Where(e => e.Left.Length + e.Right.Length > 0))
        {
            char mark = e.Level switch { "missing" => ' ', "exact" => '=', "different" or "other number" => 'x', _ => '~' };
            yield return $"{Fit(e.Field, name)}  {Fit(e.Left, value)} {mark} {Fit(e.Right, value)}".TrimEnd();
        }
        yield return string.Create(CultureInfo.InvariantCulture, $"{Fit("", name)}  probability {pair.Probability:0.00}{(pair.WouldFlip.Length > 0 ? "; " : "")}{pair.WouldFlip}");
    }

    private static string Fit(string text, int width)
    {
        string clean = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return clean.Length <= width ? clean.PadRight(width) : clean[..(width - 1)] + "\u2026";
    }
}
