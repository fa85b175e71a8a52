using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CrmHygiene.Core.Store;

/// <summary>A connection to the store, for one thread: statements by text with named parameters, kept prepared.</summary>
public sealed class StoreSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, sqlite3_stmt> _blobs = new(StringComparer.Ordinal);
    private readonly string _path;

    internal StoreSession(SqliteConnection connection, string path)
    {
        _connection = connection;
        _path = path;
    }

    /// <summary>Does work in one transaction: all of it, or on an exception none.</summary>
    /// <param name="work">The work. It must not begin a transaction of its own.</param>
    /// <exception cref="StoreException">The store failed; nothing of the work is kept.</exception>
    public T Transact<T>(Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return StoreErrors.Guard(_path, () =>
        {
            // Immediate: two processes then wait for each other instead of failing midway.
            Command("BEGIN IMMEDIATE");
            try
            {
                T result = work();
                Command("COMMIT");
                return result;
            }
            catch
            {
                // SQLite has rolled back itself where the disk was full.
                if (raw.sqlite3_get_autocommit(_connection.Handle) == 0) Command("ROLLBACK");
                throw;
            }
        });
    }

    /// <summary>Does work in one transaction: all of it, or on an exception none.</summary>
    /// <param name="work">The work.</param>
    public void Transact(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Transact(() =>
        {
            work();
            return true;
        });
    }

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">SQL with parameters such as <c>$id</c>.</param>
    /// <param name="parameters">Their values: text, integers, doubles, byte arrays or null.</param>
    /// <returns>The number of rows changed.</returns>
    public int Execute(string sql, params (string Name, object? Value)[] parameters) =>
        StoreErrors.Guard(_path, () => Bind(sql, parameters).ExecuteNonQuery());

    /// <summary>The first value of a query; the default where there is no row or it is null.</summary>
    /// <typeparam name="T">string, long, int, double or byte[], or a nullable one.</typeparam>
    /// <param name="sql">SQL.</param>
    /// <param name="parameters">Values of its parameters.</param>
    public T? Scalar<T>(string sql, params (string Name, object? Value)[] parameters) => StoreErrors.Guard(_path, () => Bind(sql, parameters).ExecuteScalar() switch
    {
        null or DBNull => default,
        T value => value,
        object other => (T)Convert.ChangeType(other, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), CultureInfo.InvariantCulture),
    });

    /// <summary>The bytes one row has under a number; null where there is no such row. Made for millions of calls.</summary>
    /// <param name="sql">SQL with the one parameter <c>$id</c>.</param>
    /// <param name="id">Its value.</param>
    public byte[]? Blob(string sql, long id)
    {
        if (!_blobs.TryGetValue(sql, out sqlite3_stmt? statement))
        {
            _blobs[sql] = statement = Prepare(sql);
        }
        // The statement itself: a command costs as much again as the look-up.
        raw.sqlite3_bind_int64(statement, 1, id);
        int result = raw.sqlite3_step(statement);
        byte[]? bytes = result == raw.SQLITE_ROW ? raw.sqlite3_column_blob(statement, 0).ToArray() : null;
        raw.sqlite3_reset(statement);
        return result is raw.SQLITE_ROW or raw.SQLITE_DONE ? bytes : Fail<byte[]?>(result);
    }

    /// <summary>The rows of a query, all at once.</summary>
    /// <param name="sql">SQL.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="parameters">Values of its parameters.</param>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
        ArgumentNullException.ThrowIfNull(read);
        return StoreErrors.Guard(_path, () =>
        {
            using SqliteDataReader reader = Bind(sql, parameters).ExecuteReader();
            List<T> rows = [];
            while (reader.Read()) rows.Add(read(reader));
            return rows;
        });
    }

    /// <summary>Ends the statement at work, from another thread. It fails, and what its transaction did is taken back.</summary>
    internal void Interrupt() => raw.sqlite3_interrupt(_connection.Handle);

    /// <summary>Closes the connection.</summary>
    public void Dispose()
    {
        foreach (SqliteCommand command in _commands.Values) command.Dispose();
        _commands.Clear();
        foreach (sqlite3_stmt statement in _blobs.Values) statement.Dispose();
        _blobs.Clear();
        _connection.Dispose();
    }

    internal SqliteConnection Connection => _connection;

    /// <summary>Prepares a statement of SQLite itself, for millions of calls; who asks for it disposes it before the session.</summary>
    internal sqlite3_stmt Prepare(string sql)
    {
        int result = raw.sqlite3_prepare_v3(_connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt statement);
        return result == raw.SQLITE_OK ? statement : Fail<sqlite3_stmt>(result);
    }

    /// <summary>Throws what a statement's failure means in our words, and makes it ready for the next call.</summary>
    /// <exception cref="StoreException">Always.</exception>
    internal void ThrowFailed(int result, sqlite3_stmt statement)
    {
        var exception = new SqliteException(raw.sqlite3_errmsg(_connection.Handle).utf8_to_string(), result & 0xff, result);
        raw.sqlite3_reset(statement);
        throw StoreErrors.From(_path, exception);
    }

    private T Fail<T>(int result) => StoreErrors.Guard<T>(_path, () => throw new SqliteException(raw.sqlite3_errmsg(_connection.Handle).utf8_to_string(), result & 0xff, result));

    private void Command(string sql) => Bind(sql, []).ExecuteNonQuery();

    private SqliteCommand Bind(string sql, (string Name, object? Value)[] parameters)
    {
        if (!_commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            _commands[sql] = command;
        }
        command.Parameters.Clear();
        foreach ((string name, object? value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
