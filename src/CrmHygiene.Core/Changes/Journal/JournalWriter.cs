using System.Collections.Concurrent;
using CrmHygiene.Core.Store;
using Microsoft.Data.Sqlite;

namespace CrmHygiene.Core.Changes.Journal;

/// <summary>Writes a run's entries on a thread and a connection of its own, thousands to a transaction.</summary>
internal sealed class JournalWriter : IDisposable
{
    private const int Waiting = 16 * 1024;
    private const int BatchSize = 8 * 1024;
    private static readonly string[] Columns = ["$seq", "$kind", "$source", "$line", "$layout"];

    private readonly BlockingCollection<object> _queue = new(Waiting);
    private readonly StoreSession _session;
    private readonly string _path;
    private readonly long _run;
    private readonly Thread _thread;
    private volatile StoreException? _failure;
    private long _sequence;

    public JournalWriter(CrmStore store, long run)
    {
        _session = store.Connect();
        _path = store.Path;
        _run = run;
        _thread = new Thread(Work) { IsBackground = true, Name = "CrmHygiene journal" };
        _thread.Start();
    }

    /// <summary>Queues an entry.</summary>
    /// <exception cref="StoreException">An earlier entry could not be written.</exception>
    public void Add(JournalEntry entry) => Queue(entry);

    /// <summary>Queues a statement, such as a name or layout that entries behind it refer to.</summary>
    public void Add(Action<StoreSession> statement) => Queue(statement);

    /// <summary>Waits until all that was added is on disk.</summary>
    /// <exception cref="StoreException">Something could not be written.</exception>
    public void Flush()
    {
        using var reached = new ManualResetEventSlim();
        Queue(reached);
        reached.Wait();
        ThrowIfFailed();
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _session.Dispose();
        _queue.Dispose();
    }

    private void Queue(object item)
    {
        ThrowIfFailed();
        _queue.Add(item);
    }

    private void ThrowIfFailed()
    {
        if (_failure is { } failure) throw new StoreException(failure.Problem, failure.Path, failure.Message, failure);
    }

    private void Work()
    {
        using SqliteCommand insert = _session.Connection.CreateCommand();
        insert.CommandText = "INSERT INTO run_entry (run, seq, kind, source, line, layout, data) VALUES ($run, $seq, $kind, $source, $line, $layout, $data)";
        insert.Parameters.AddWithValue("$run", _run);
        SqliteParameter[] values = [.. Columns.Select(n => insert.Parameters.Add(n, SqliteType.Integer)), insert.Parameters.Add("$data", SqliteType.Blob)];
        List<object> batch = new(BatchSize);
        foreach (object first in _queue.GetConsumingEnumerable())
        {
            batch.Add(first);
            // A short queue is written at once, so that the last entries do not wait for more.
            while (batch.Count < BatchSize && _queue.TryTake(out object? next)) batch.Add(next);
            WriteBatch(batch, insert, values);
            batch.Clear();
        }
    }

    private void WriteBatch(List<object> batch, SqliteCommand insert, SqliteParameter[] values)
    {
        try
        {
            if (_failure is null)
            {
                _session.Transact(() =>
                {
                    foreach (object item in batch)
                    {
                        if (item is JournalEntry entry) Insert(insert, values, entry);
                        else if (item is Action<StoreSession> statement) statement(_session);
                    }
                });
            }
        }
        catch (StoreException exception)
        {
            _failure = exception;
        }
        catch (Exception exception)
        {
            _failure = new StoreException(StoreProblem.StoreFailed, _path, $"The journal in '{_path}' cannot be written: {exception.GetType().Name}.", exception);
        }
        finally
        {
            foreach (object item in batch)
                if (item is ManualResetEventSlim reached) reached.Set();
        }
    }

    private void Insert(SqliteCommand insert, SqliteParameter[] values, JournalEntry entry)
    {
        values[0].Value = ++_sequence;
        values[1].Value = (long)entry.Kind;
        values[2].Value = entry.Source;
        values[3].Value = entry.Line;
        values[4].Value = entry.Layout;
        values[5].Value = entry.Data;
        insert.ExecuteNonQuery();
    }
}
