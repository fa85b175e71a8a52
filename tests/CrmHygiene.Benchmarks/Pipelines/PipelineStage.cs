namespace CrmHygiene.Benchmarks.Pipelines;

/// <summary>One thing that is timed, and what it is compared with.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Script">A script for the engine, or null for a stage of <see cref="CoreStages"/>.</param>
/// <param name="Core">The stage of <see cref="CoreStages"/>, or null.</param>
/// <param name="NeedsModule">Whether the engine imports the module.</param>
/// <param name="Floor">The name of the empty pipeline of the same length, or null.</param>
public sealed record PipelineStage(string Name, string? Script, string? Core, bool NeedsModule, string? Floor)
{
    private const string Empty1 = "empty cmdlet | Out-Null";
    private const string Empty2 = "empty x2 | Out-Null";
    private const string Empty3 = "empty x3 | Out-Null";

    /// <summary>The stages in the order they are shown.</summary>
    public static IReadOnlyList<PipelineStage> All { get; } =
    [
        new("CsvHelper, pooled strings", null, CoreStages.Strings, false, null),
        new("CsvHelper, pooled, parallel", null, CoreStages.ParallelStrings, false, null),
        new("core: every contact", null, CoreStages.Contacts, false, null),
        new(Empty1, "Write-Many $Rows | Out-Null", null, false, null),
        new(Empty2, "Write-Many $Rows | Skip-Nothing | Out-Null", null, false, null),
        new(Empty3, "Write-Many $Rows | Skip-Nothing | Skip-Nothing | Out-Null", null, false, null),
        new("Import | Out-Null", "Import-CrmContact $File | Out-Null", null, true, Empty1),
        new("Import | Repair", "Import-CrmContact $File | Repair-CrmContact | Out-Null", null, true, Empty2),
        new("Import | Test-CrmEmail Syntax", "Import-CrmContact $File | Test-CrmEmail -Level Syntax -PassThru | Out-Null", null, true, Empty2),
        new("Import | Find-CrmDuplicate", "Import-CrmContact $File | Find-CrmDuplicate | Out-Null", null, true, Empty2),
        new("Import | Export", "Import-CrmContact $File | Export-CrmContact $Out", null, true, Empty2),
        new("Import | Repair | Export", "Import-CrmContact $File | Repair-CrmContact | Export-CrmContact $Out", null, true, Empty3),
    ];
}
