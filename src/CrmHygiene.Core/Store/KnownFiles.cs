namespace CrmHygiene.Core.Store;

/// <summary>Files with personal data that runs wrote, so that requests for access and erasure find them.</summary>
public static class KnownFiles
{
    /// <summary>Dropped contacts.</summary>
    public const string Removed = "Removed";
    /// <summary>A change set.</summary>
    public const string Plan = "Plan";
    /// <summary>Rows that could not be imported.</summary>
    public const string Reject = "Reject";
    /// <summary>A copy of the store.</summary>
    public const string Backup = "Backup";
    /// <summary>A list of people who are asked whether they still want to hear from us.</summary>
    public const string SendList = "SendList";
    /// <summary>A suppression list for a mail system or for people.</summary>
    public const string SuppressionList = "SuppressionList";
    /// <summary>An answer to a request for access.</summary>
    public const string Answer = "Answer";
    /// <summary>A report.</summary>
    public const string Report = "Report";

    /// <summary>Notes a file.</summary>
    /// <param name="store">The store.</param>
    /// <param name="kind">One of the constants here.</param>
    /// <param name="path">The full path.</param>
    public static void Note(CrmStore store, string kind, string path)
    {
        ArgumentNullException.ThrowIfNull(store);
        store.Write(s => s.Execute("INSERT INTO file_known (path, kind, written) VALUES ($path, $kind, $now) ON CONFLICT (path) DO UPDATE SET kind = excluded.kind, written = excluded.written",
            ("$path", path), ("$kind", kind), ("$now", StoreTime.Write(store.Time.GetUtcNow()))));
    }

    /// <summary>The files noted, in the order of their paths.</summary>
    /// <param name="store">The store.</param>
    public static IReadOnlyList<(string Path, string Kind)> List(CrmStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Read(s => s.Query("SELECT path, kind FROM file_known ORDER BY path", r => (r.GetString(0), r.GetString(1))));
    }
}
