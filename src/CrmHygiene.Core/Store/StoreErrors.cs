using Microsoft.Data.Sqlite;

namespace CrmHygiene.Core.Store;

/// <summary>SQLite's errors in our words (result codes: sqlite.org/rescode.html).</summary>
internal static class StoreErrors
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, CantOpen = 14, Permission = 3, NotADatabase = 26;

    /// <summary>Runs work on a store.</summary>
    /// <exception cref="StoreException">It failed.</exception>
    public static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception)
        {
            throw From(path, exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StoreException(StoreProblem.StoreAccessDenied, path, $"The store '{path}' cannot be opened: access is denied. Nothing was changed.", exception);
        }
        catch (IOException exception) when (exception is not StoreException)
        {
            throw new StoreException(StoreProblem.StoreFailed, path, $"The store '{path}' cannot be opened: {exception.Message}", exception);
        }
    }

    /// <summary>The exception to throw for one of SQLite's.</summary>
    public static StoreException From(string path, SqliteException exception) => exception.SqliteErrorCode switch
    {
        Busy or Locked => new StoreException(StoreProblem.StoreBusy, path, $"Another process holds the store '{path}'. Nothing was changed; try again when it is done.", exception),
        Full => new StoreException(StoreProblem.StoreDiskFull, path, $"There is no space left on the disk of the store '{path}'. What the run did last was taken back.", exception),
        ReadOnly or CantOpen or Permission => new StoreException(StoreProblem.StoreAccessDenied, path, $"The store '{path}' or its folder cannot be written. Nothing was changed.", exception),
        Corrupt or NotADatabase => new StoreException(StoreProblem.StoreCorrupt, path, $"The store '{path}' is damaged. It was left as it is: move it away and restore a backup (Backup-CrmStore makes them).", exception),
        _ => new StoreException(StoreProblem.StoreFailed, path, $"The store '{path}' failed: SQLite error {exception.SqliteExtendedErrorCode}.", exception),
    };
}
