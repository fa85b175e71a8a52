using CrmHygiene.Core.Duplicates.Decisions;
using CrmHygiene.Core.Duplicates.Entities;
using CrmHygiene.Core.Duplicates.Profiling;

namespace CrmHygiene.Core.Duplicates;

/// <summary>How duplicates are looked for. The defaults need no thought.</summary>
public sealed record DuplicateOptions
{
    /// <summary>The least probability, 0 to 1, that joins rows; null to have it chosen from the data.</summary>
    public double? Threshold { get; init; }

    /// <summary>The least estimated precision, 0 to 1, of what is emitted: raises the threshold until it is met.</summary>
    public double? MinimumPrecision { get; init; }

    /// <summary>The least estimated precision, lower bound, of the certain band. Default .995.</summary>
    public double CertainPrecision { get; init; } = 0.995;

    /// <summary>Names of the columns to compare; empty for all that carry evidence.</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];

    /// <summary>What single columns are to be taken for, by name; <see cref="EvidenceKind.Ignored"/> leaves one out.</summary>
    public IReadOnlyDictionary<string, EvidenceKind> Compare { get; init; } = new Dictionary<string, EvidenceKind>();

    /// <summary>The first so many rows are a base that is not searched itself: only what is new is matched, with it and among itself.</summary>
    public int ReferenceRows { get; init; }

    /// <summary>What people have said about pairs, in a file, in the store, or both.</summary>
    public IReadOnlyList<DecisionLog> Decisions { get; init; } = [];

    /// <summary>Gives groups ids that stay the same from run to run; null for none.</summary>
    public EntityBook? Entities { get; init; }

    /// <summary>Groups with more members are for review. Default 10.</summary>
    public int MaxGroupSize { get; init; } = 10;

    /// <summary>Number of threads; the groups do not depend on it. Default: one a processor.</summary>
    public int DegreeOfParallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Stops the search.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Called with the name of the stage and the share done, 0 to 1.</summary>
    public Action<string, double>? Progress { get; init; }
}
