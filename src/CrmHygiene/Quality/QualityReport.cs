using System.Globalization;

namespace CrmHygiene;

/// <summary>How good a list is: one score with the parts and weights it is made of, and the tables behind it.</summary>
public sealed record QualityReport
{
    /// <summary>The list, as files are named; several are joined with a comma.</summary>
    public required string Source { get; init; }

    /// <summary>The moment it was measured for.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Number of contacts.</summary>
    public required long Contacts { get; init; }

    /// <summary>0 to 100: the weighted mean of the parts that could be measured; null for an empty list.</summary>
    public required double? Score { get; init; }

    /// <summary>The parts of the score with their weights.</summary>
    public required IReadOnlyList<QualityPart> Parts { get; init; }

    /// <summary>One row a required or relevant field.</summary>
    public required IReadOnlyList<FieldQuality> Fields { get; init; }

    /// <summary>One row a rule that was broken, the most frequent first.</summary>
    public required IReadOnlyList<RuleQuality> Rules { get; init; }

    /// <summary>How long ago records were last touched.</summary>
    public required IReadOnlyList<AgeBand> Ages { get; init; }

    /// <summary>Expected rates against the lines that mail providers draw.</summary>
    public required IReadOnlyList<RateQuality> Rates { get; init; }

    /// <summary>One row a value of the fields asked for, the largest first.</summary>
    public required IReadOnlyList<SegmentQuality> Segments { get; init; }

    /// <summary>The columns seen, with the fields they were recognised as in brackets, by name.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>What did not meet the limits asked for; empty where everything did, or nothing was asked.</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];

    /// <summary>0, or 2 where a limit was not met (<see cref="Failures"/>).</summary>
    public int ExitCode => Failures.Count == 0 ? 0 : 2;

    /// <summary>Score, contacts and source.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Score is { } s ? s.ToString("0.0", CultureInfo.InvariantCulture) : "-")} of 100 ({Contacts:N0} contacts, {Source})");
}
