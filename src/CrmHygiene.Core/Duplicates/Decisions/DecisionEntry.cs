namespace CrmHygiene.Core.Duplicates.Decisions;

/// <summary>One remembered answer: each side is known by several keyed hashes, any of which is enough.</summary>
internal sealed record DecisionEntry(DuplicateAnswer Answer, DateOnly Date, string[] Left, string[] Right)
{
    /// <summary>The e-mail addresses of both, folded; unknown where the answer was read from a file.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The entry as a line of the file, the lower side first, so that one answer has one line.</summary>
    public string ToLine()
    {
        string left = string.Join(',', Left), right = string.Join(',', Right);
        if (string.CompareOrdinal(left, right) > 0) (left, right) = (right, left);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{left} {right} {Answer} {Date:yyyy-MM-dd}");
    }

    /// <summary>Reads a line; null where it is none.</summary>
    public static DecisionEntry? Parse(string line)
    {
        string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 4 || !Enum.TryParse(parts[2], ignoreCase: false, out DuplicateAnswer answer)) return null;
        if (!DateOnly.TryParseExact(parts[3], "yyyy-MM-dd", out DateOnly date)) return null;
        return new DecisionEntry(answer, date, parts[0].Split(','), parts[1].Split(','));
    }

    /// <summary>Whether both are about the same two contacts.</summary>
    public bool IsAbout(DecisionEntry other) =>
        Left.Intersect(other.Left).Any() && Right.Intersect(other.Right).Any() || Left.Intersect(other.Right).Any() && Right.Intersect(other.Left).Any();
}
