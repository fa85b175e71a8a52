using Microsoft.Data.Sqlite;

namespace CrmHygiene.Core.Store;

/// <summary>
/// What is remembered between runs, in one SQLite file for its owner only: runs and their journal, suppression, events,
/// verdicts. Safe under several processes and under kill -9. One instance may be used by several threads.
/// </summary>
public sealed class CrmStore : IDisposable
{
    private const int BusySeconds = 30;

    private readonly StoreSession _session;
    private readonly object _gate = new();

    private CrmStore(string path, StoreSession session, TimeProvider time, bool wasCreated)
    {
        Path = path;
        _session = session;
        Time = time;
        WasCreated = wasCreated;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The clock of what is written.</summary>
    public TimeProvider Time { get; }

    /// <summary>Whether this call made the store, so that it is empty.</summary>
    public bool WasCreated { get; }

    /// <summary>The store's id, 32 hexadecimal digits; a copy has its original's.</summary>
    public string Id => Read(s => s.Scalar<string>("SELECT value FROM store_info WHERE name = 'id'")!);

    /// <summary>Opens a store and brings its tables to the present version.</summary>
    /// <param name="path">The file.</param>
    /// <param name="create">Whether a missing store is made; a file that is no store is never overwritten.</param>
    /// <param name="time">The clock; null takes the system's.</param>
    /// <param name="parts">The tables; null takes <see cref="StoreParts.All"/>.</param>
    /// <exception cref="StoreException">The store is missing, foreign, damaged, newer, on a network drive, or cannot be written.</exception>
    public static CrmStore Open(string path, bool create = false, TimeProvider? time = null, IReadOnlyList<IStorePart>? parts = null)
    {
        string full = System.IO.Path.GetFullPath(path);
        string folder = System.IO.Path.GetDirectoryName(full) ?? ".";
        parts ??= StoreParts.All;
        return StoreErrors.Guard(full, () =>
        {
            if (Directory.Exists(full)) throw new StoreException(StoreProblem.StoreForeign, full, $"'{full}' is a folder, not a store.");
            RequireLocal(full, folder);
            bool created = !File.Exists(full) && Create(full, folder, create, parts);
            StoreFile.RequireStore(full);
            StoreFile.Tighten(full);
            SqliteConnection connection = Connect(full);
            try
            {
                StoreMigrator.Migrate(connection, full, parts);
                return new CrmStore(full, new StoreSession(connection, full), time ?? TimeProvider.System, created);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        });
    }

    /// <summary>Reads.</summary>
    /// <param name="work">The queries; each sees one state of the store.</param>
    public T Read<T>(Func<StoreSession, T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_gate) return work(_session);
    }

    /// <summary>Writes in one transaction: all of it, or on an exception none.</summary>
    /// <param name="work">The statements.</param>
    public T Write<T>(Func<StoreSession, T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_gate) return _session.Transact(() => work(_session));
    }

    /// <summary>Writes in one transaction: all of it, or on an exception none.</summary>
    /// <param name="work">The statements.</param>
    public void Write(Action<StoreSession> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_gate) _session.Transact(() => work(_session));
    }

    /// <summary>A connection of its own, for another thread that writes much.</summary>
    public StoreSession Connect() => StoreErrors.Guard(Path, () => new StoreSession(Connect(Path), Path));

    /// <summary>SQLite's full integrity check. Takes about a second for each gigabyte.</summary>
    /// <returns>The problems found; empty where the store is sound.</returns>
    public IReadOnlyList<string> Check() => Read(s => s.Query("PRAGMA integrity_check", r => r.GetString(0))).Where(line => line != "ok").ToList();

    /// <summary>Copies the store as it is, while others may use it, into a new file for its owner only.</summary>
    /// <param name="destination">The file, which must not exist.</param>
    /// <param name="cancel">Stops it; no file is left then.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="StoreException">The store is damaged, or the file exists or cannot be written.</exception>
    public void Backup(string destination, CancellationToken cancel = default)
    {
        string full = System.IO.Path.GetFullPath(destination), folder = System.IO.Path.GetDirectoryName(full) ?? ".";
        if (Directory.Exists(full)) throw new StoreException(StoreProblem.StoreFailed, full, $"'{full}' is a folder. Name the file of the backup.");
        if (!Directory.Exists(folder)) throw new StoreException(StoreProblem.StoreFailed, full, $"There is no folder '{folder}' to write the backup in.");
        if (File.Exists(full)) throw new StoreException(StoreProblem.StoreFailed, full, $"The file '{full}' exists already; a backup never replaces another.");
        string temporary = TemporaryName(full);
        // Both take a second a gigabyte, in SQLite itself.
        using CancellationTokenRegistration stop = cancel.Register(_session.Interrupt);
        try
        {
            if (Check().Count > 0) throw new StoreException(StoreProblem.StoreCorrupt, Path, $"The store '{Path}' is damaged, so no backup was made: it would be damaged, too. Restore an earlier backup.");
            cancel.ThrowIfCancellationRequested();
            StoreFile.CreateEmpty(temporary);
            Read(s => s.Execute("VACUUM INTO $file", ("$file", temporary)));
            File.Move(temporary, full, overwrite: false);
        }
        catch (StoreException) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
        catch (StoreException exception) when (exception.Problem == StoreProblem.StoreDiskFull)
        {
            throw new StoreException(exception.Problem, full, $"There is no space left to write the backup '{full}'. The store is as it was.", exception);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException || (exception is IOException && exception is not StoreException))
        {
            throw new StoreException(StoreProblem.StoreAccessDenied, full, $"The backup '{full}' cannot be written. The store is as it was.", exception);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Closes the store.</summary>
    public void Dispose()
    {
        lock (_gate) _session.Dispose();
    }

    private static void RequireLocal(string path, string folder)
    {
        string? existing = File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? System.IO.Path.GetDirectoryName(target.FullName) : folder;
        while (existing is not null && !Directory.Exists(existing)) existing = System.IO.Path.GetDirectoryName(existing);
        if (existing is not null && NetworkPaths.Contains(existing))
            throw new StoreException(StoreProblem.StoreOnNetwork, path, $"The store '{path}' is on a network drive, where two runs could damage it. Keep it on a local disk, and its backups (Backup-CrmStore) on the network.");
    }

    /// <summary>Makes the store under another name and moves it into place: a killed run, or a second one, leaves none or a whole one.</summary>
    private static bool Create(string path, string folder, bool allowed, IReadOnlyList<IStorePart> parts)
    {
        if (!allowed) throw new StoreException(StoreProblem.StoreMissing, path, $"There is no store '{path}'. Check the path and the account.");
        StoreFile.CreateFolder(folder);
        string temporary = TemporaryName(path);
        try
        {
            StoreFile.CreateEmpty(temporary);
            using (SqliteConnection connection = Connect(temporary, journal: "DELETE"))
            {
                Pragma(connection, $"application_id = {StoreFile.ApplicationId}");
                StoreMigrator.Migrate(connection, path, parts);
            }
            File.Move(temporary, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static string TemporaryName(string path) => $"{path}.{Environment.ProcessId:x}-{Guid.NewGuid():n}.tmp";

    private const long MostMapped = 384L << 20;

    private static SqliteConnection Connect(string path, string journal = "WAL")
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        }.ToString());
        try
        {
            connection.Open();
            Pragma(connection, $"busy_timeout = {BusySeconds * 1000}");
            Pragma(connection, $"journal_mode = {journal}");
            // What is erased is overwritten, and what is committed has reached the disk.
            Pragma(connection, "secure_delete = ON");
            Pragma(connection, "synchronous = FULL");
            Pragma(connection, "foreign_keys = ON");
            // Judging a list looks up a row a contact; mapped pages need no call and no copy.
            Pragma(connection, FormattableString.Invariant($"mmap_size = {MostMapped}"));
            // Of a store larger than that, the upper levels of its trees stay at hand: KiB.
            Pragma(connection, "cache_size = -16384");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Pragma(SqliteConnection connection, string pragma)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + pragma;
        command.ExecuteNonQuery();
    }
}
