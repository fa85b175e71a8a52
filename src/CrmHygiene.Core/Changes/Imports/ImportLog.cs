using System.Globalization;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Changes.Imports;

/// <summary>The imports a store remembers.</summary>
public static class ImportLog
{
    /// <summary>Notes that an import begins.</summary>
    /// <param name="store">The store.</param>
    /// <param name="path">The file's full path.</param>
    /// <param name="stamp">What its contacts are marked with.</param>
    /// <returns>The import's number.</returns>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public static long Begin(CrmStore store, string path, ImportStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(stamp);
        return store.Write(s =>
        {
            s.Execute("INSERT INTO import_list (started, user, path, lead_source, consent_basis, consent_evidence) VALUES ($started, $user, $path, $source, $basis, $evidence)",
                ("$started", StoreTime.Write(store.Time.GetUtcNow())), ("$user", Environment.UserName), ("$path", path),
                ("$source", stamp.LeadSource ?? string.Empty), ("$basis", stamp.ConsentBasis ?? string.Empty), ("$evidence", stamp.ConsentEvidence ?? string.Empty));
            return s.Scalar<long>("SELECT last_insert_rowid()");
        });
    }

    /// <summary>Forgets an import of which no row was read.</summary>
    /// <param name="store">The store.</param>
    /// <param name="id">The import.</param>
    public static void Forget(CrmStore store, long id)
    {
        ArgumentNullException.ThrowIfNull(store);
        store.Write(s => s.Execute("DELETE FROM import_list WHERE id = $id", ("$id", id)));
    }

    /// <summary>Notes that an import came to its end.</summary>
    /// <param name="store">The store.</param>
    /// <param name="import">What is known of it now; number, hash, format, profile and counts are written.</param>
    public static void End(CrmStore store, CrmImport import)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(import);
        store.Write(s => s.Execute("UPDATE import_list SET ended = $ended, hash = $hash, format = $format, profile = $profile, imported = $imported, rejected = $rejected, suppressed = $suppressed WHERE id = $id",
            ("$id", import.Id), ("$ended", StoreTime.Write(store.Time.GetUtcNow())), ("$hash", import.Hash), ("$format", import.Format), ("$profile", import.Profile),
            ("$imported", import.Imported), ("$rejected", import.Rejected), ("$suppressed", import.Suppressed)));
    }

    /// <summary>Notes a list that contacts of imports were exported to.</summary>
    /// <param name="store">The store.</param>
    /// <param name="imports">The contacts' ImportId texts; those that are no import of this store are passed over.</param>
    /// <param name="path">The list's full path.</param>
    public static void NoteFile(CrmStore store, IEnumerable<string> imports, string path)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(imports);
        store.Write(s =>
        {
            foreach (string text in imports)
                if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id))
                    s.Execute("INSERT OR IGNORE INTO import_file SELECT id, $path FROM import_list WHERE id = $id", ("$id", id), ("$path", path));
        });
    }

    /// <summary>Notes the run that took an import back.</summary>
    internal static void Undone(CrmStore store, long id, long run) =>
        store.Write(s => s.Execute("UPDATE import_list SET undone_by = $run WHERE id = $id", ("$id", id), ("$run", run)));

    /// <summary>All imports, the latest first.</summary>
    /// <param name="store">The store.</param>
    public static IReadOnlyList<CrmImport> List(CrmStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Read(s =>
        {
            ILookup<long, string> files = s.Query("SELECT import, path FROM import_file ORDER BY import, path", r => (Import: r.GetInt64(0), Path: r.GetString(1))).ToLookup(f => f.Import, f => f.Path);
            return s.Query("""
                SELECT i.id, i.started, i.ended, i.user, i.path, i.hash, i.format, i.profile, i.lead_source, i.consent_basis, i.consent_evidence, i.imported, i.rejected, i.suppressed,
                    (SELECT r.id FROM run_run r WHERE r.id = i.undone_by AND r.state <> 'Undone')
                FROM import_list i ORDER BY i.id DESC
                """, r => new CrmImport
            {
                Id = r.GetInt64(0),
                Started = StoreTime.Read(r.GetString(1)),
                Ended = r.IsDBNull(2) ? null : StoreTime.Read(r.GetString(2)),
                User = r.GetString(3),
                Path = r.GetString(4),
                Hash = r.GetString(5),
                Format = r.GetString(6),
                Profile = r.GetString(7),
                LeadSource = r.GetString(8),
                ConsentBasis = r.GetString(9),
                ConsentEvidence = r.GetString(10),
                Imported = r.GetInt64(11),
                Rejected = r.GetInt64(12),
                Rows = r.GetInt64(11) + r.GetInt64(12),
                Suppressed = r.GetInt64(13),
                UndoneBy = r.IsDBNull(14) ? null : r.GetInt64(14),
                Files = files[r.GetInt64(0)].ToArray(),
            });
        });
    }

    /// <summary>One import, or null.</summary>
    /// <param name="store">The store.</param>
    /// <param name="id">Its number.</param>
    public static CrmImport? Find(CrmStore store, long id) => List(store).FirstOrDefault(i => i.Id == id);
}
