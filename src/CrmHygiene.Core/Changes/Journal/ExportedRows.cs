namespace CrmHygiene.Core.Changes.Journal;

/// <summary>
/// Which contact each row of an exported file is. A run knows the file's hash before it takes its place, so that an undo
/// can tell a finished export from one that was killed, and an untouched file from one edited since.
/// </summary>
public sealed class ExportedRows
{
    private readonly RowMap _map = new();
    private readonly List<ContactLayout> _layouts = [];
    private readonly Dictionary<ContactLayout, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private ContactLayout? _last;
    private int _lastNumber;

    /// <summary>Notes the next row.</summary>
    /// <param name="contact">The contact it is.</param>
    public void Add(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ContactLayout layout = contact.GetLayout();
        if (!ReferenceEquals(layout, _last))
        {
            _last = layout;
            if (!_numbers.TryGetValue(layout, out _lastNumber))
            {
                // Layouts of one source, such as one with an added column, count as one.
                int known = _layouts.FindIndex(l => ReferenceEquals(l.SourceIdentity, layout.SourceIdentity));
                _lastNumber = known >= 0 ? known : _layouts.Count;
                _numbers[layout] = _lastNumber;
                _layouts.Add(layout);
            }
        }
        _map.Add(_lastNumber, contact.GetLine());
    }

    /// <summary>To be called when the file is complete under its temporary name: what the run noted, and the file's hash, are on disk when this returns.</summary>
    /// <param name="run">The run.</param>
    /// <param name="path">The destination.</param>
    /// <param name="content">The complete content.</param>
    /// <exception cref="Core.Store.StoreException">The store cannot be written: the file must not take its place.</exception>
    public void Prepare(RunJournal run, string path, Stream content)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(content);
        run.AddFile(path, FileHash.Of(content), FileHash.OfExisting(path), _map.Rows, _map.ToBytes(n => run.SourceOf(_layouts[n])));
        run.Flush();
    }

    /// <summary>To be called when the file has taken its place.</summary>
    /// <param name="run">The run.</param>
    /// <param name="path">The destination.</param>
    public static void Complete(RunJournal run, string path)
    {
        ArgumentNullException.ThrowIfNull(run);
        run.FileWritten(path);
    }
}
