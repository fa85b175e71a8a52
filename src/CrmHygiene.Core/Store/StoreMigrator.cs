using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CrmHygiene.Core.Store;

/// <summary>Brings a store's tables to the present version, forward only.</summary>
internal static class StoreMigrator
{
    private const string VersionTable = "CREATE TABLE IF NOT EXISTS store_version (part TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;";

    /// <summary>Runs the migrations a store has not seen. Two processes may do so at once: the second finds them done.</summary>
    /// <exception cref="StoreException">A newer version of the module made the store.</exception>
    public static void Migrate(SqliteConnection connection, string path, IReadOnlyList<IStorePart> parts)
    {
        if (IsCurrent(connection, path, parts)) return;
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        Execute(connection, VersionTable);
        Dictionary<string, long> versions = Versions(connection);
        foreach (IStorePart part in parts)
        {
            long version = versions.GetValueOrDefault(part.Name);
            for (int i = (int)version; i < part.Migrations.Count; i++) Execute(connection, part.Migrations[i]);
            if (version >= part.Migrations.Count) continue;
            using SqliteCommand note = connection.CreateCommand();
            note.CommandText = "INSERT INTO store_version (part, version) VALUES ($part, $version) ON CONFLICT (part) DO UPDATE SET version = excluded.version";
            note.Parameters.AddWithValue("$part", part.Name);
            note.Parameters.AddWithValue("$version", part.Migrations.Count);
            note.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private static bool IsCurrent(SqliteConnection connection, string path, IReadOnlyList<IStorePart> parts)
    {
        using (SqliteCommand exists = connection.CreateCommand())
        {
            exists.CommandText = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'store_version'";
            if (Convert.ToInt64(exists.ExecuteScalar(), CultureInfo.InvariantCulture) == 0) return false;
        }
        Dictionary<string, long> versions = Versions(connection);
        bool current = true;
        foreach (IStorePart part in parts)
        {
            long version = versions.GetValueOrDefault(part.Name);
            if (version > part.Migrations.Count)
                throw new StoreException(StoreProblem.StoreNewer, path, $"A newer version of CrmHygiene made the store '{path}' ({part.Name} {version}; this version knows {part.Migrations.Count}). Update the module. Nothing was changed.");
            current &= version == part.Migrations.Count;
        }
        return current;
    }

    private static Dictionary<string, long> Versions(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT part, version FROM store_version";
        using SqliteDataReader reader = command.ExecuteReader();
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read()) versions[reader.GetString(0)] = reader.GetInt64(1);
        return versions;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
