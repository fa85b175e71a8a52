using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Changes.Journal;

/// <summary>How long the journal and the archive are kept. Each has its own clock; the run itself stays listed.</summary>
internal static class RunRetention
{
    /// <summary>Deletes the entries of runs that ended, or broke off, before the policy's periods.</summary>
    public static void Apply(CrmStore store, CrmPolicy policy)
    {
        DateTimeOffset now = store.Time.GetUtcNow();
        store.Write(s =>
        {
            // Runs are dated by the clock of their day: one set back since only keeps them longer. A killed one has no end.
            Delete(s, "kind = 1", StoreTime.Write(now.AddDays(-policy.History.JournalDays)));
            Delete(s, "kind <> 1", StoreTime.Write(now.AddDays(-policy.History.ArchiveDays)));
        });
    }

    private static void Delete(StoreSession session, string kinds, string before) =>
        session.Execute($"DELETE FROM run_entry WHERE run IN (SELECT id FROM run_run WHERE coalesce(ended, started) < $before) AND {kinds}", ("$before", before));
}
