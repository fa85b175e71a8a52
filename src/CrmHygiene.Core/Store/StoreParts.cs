using CrmHygiene.Core.Changes.Imports;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Duplicates.Entities;
using CrmHygiene.Core.Hygiene;
using CrmHygiene.Core.Lifecycle.Facts;
using CrmHygiene.Core.Lifecycle.Reengagement;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Quality.History;
using CrmHygiene.Core.Verification.Blocklists;
using CrmHygiene.Core.Verification.History;

namespace CrmHygiene.Core.Store;

/// <summary>The parts a store is made of. A new capability adds its part here.</summary>
public static class StoreParts
{
    /// <summary>All parts, in the order their tables are made.</summary>
    public static IReadOnlyList<IStorePart> All { get; } =
    [
        new StoreInfoPart(),
        new KnownFilesPart(),
        new JournalPart(),
        new ImportPart(),
        new QualityStorePart(),
        new SuppressionPart(),
        new EventStorePart(),
        new ReengagementPart(),
        new VerdictPart(),
        new BlocklistPart(),
        new DuplicatePart(),
        new HygieneStorePart(),
    ];
}
