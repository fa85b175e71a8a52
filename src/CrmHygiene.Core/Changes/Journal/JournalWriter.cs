using System.Collections.Concurrent;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Changes.Journal;

/// <summary>
/// Writes a run's entries on a thread and a connection of its own, thousands to a transaction. They are handed over in
/// blocks: a hand-over each would cost the pipeline more than the entry itself.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    private const int BlockSize = 512;
    private const int BlocksWaiting = 128;
    private const int BatchSize = 16 * 1024;
    private const int Patience = 100;

    private readonly BlockingCollection<object> _queue = new(BlocksWaiting);
    private readonly StoreSession _session;
    private readonly string _path;
    private readonly long _run;
    private readonly Thread _thread;
    private List<JournalEntry> _block = new(BlockSize);
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

    /// <summary>Adds an entry.</summary>
    /// <exception cref="StoreException">An earlier entry could not be written.</exception>
    public void Add(JournalEntry entry)
    {
        ThrowIfFailed();
        _block.Add(entry);
        if (_block.Count == BlockSize) HandOver();
    }

    /// <summary>Adds a statement, such as a name or layout that entries behind it refer to.</summary>
    /// <exception cref="StoreException">An earlier entry could not be written.</exception>
    public void Add(Action<StoreSession> statement)
    {
        ThrowIfFailed();
        HandOver();
        _queue.Add(statement);
    }

    /// <summary>Waits until all that was added is on disk.</summary>
    /// <exception cref="StoreException">Something could not be written.</exception>
    public void Flush()
    {
        ThrowIfFailed();
        HandOver();
        using var reached = new ManualResetEventSlim();
        _queue.Add(reached);
        reached.Wait();
        ThrowIfFailed();
    }

    /// <summary>Writes what was added and closes the connection.</summary>
    public void Dispose()
    {
        HandOver();
        _queue.CompleteAdding();
        _thread.Join();
        _session.Dispose();
        _queue.Dispose();
    }

    private void HandOver()
    {
        if (_block.Count == 0) return;
        _queue.Add(_block);
        _block = new List<JournalEntry>(BlockSize);
    }

    private void ThrowIfFailed()
    {
        if (_failure is { } failure) throw new StoreException(failure.Problem, failure.Path, failure.Message, failure);
    }

    private void Work()
    {
        using var insert = new EntryInsert(_session, _run);
        List<object> batch = [];
        foreach (object first in _queue.GetConsumingEnumerable())
        {
            batch.Add(first);
            int entries = CountOf(first);
            // A commit reaches the disk, so it waits a moment for more, unless somebody waits for it.
            while (entries < BatchSize && batch[^1] is not ManualResetEventSlim && _queue.TryTake(out object? next, Patience))
            {
                batch.Add(next);
                entries += CountOf(next);
            }
            WriteBatch(batch, insert);
            batch.Clear();
        }
    }

    private static int CountOf(object item) => item is List<JournalEntry> block ? block.Count : 0;

    private void WriteBatch(List<object> batch, EntryInsert insert)
    {
        try
        {
            if (_failure is null)
            {
                _session.Transact(() =>
                {
                    foreach (object item in batch)
                    {
                        if (item is Action<StoreSession> statement) statement(_session);
                        else if (item is List<JournalEntry> block)
                            foreach (JournalEntry entry in block) insert.Add(++_sequence, entry);
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
}
