using System.Globalization;
using CrmHygiene.Core.Changes.Journal;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Contacts.Writing;
using CrmHygiene.Core.Lifecycle.Suppression;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Changes.Imports;

/// <summary>
/// Takes an import back: its contacts leave the lists they were exported to. They are told by the number the import
/// stamped on them, never by guess. Who opted out, complained or bounced meanwhile goes on the suppression list, so that
/// a later import does not mail them. An undo is itself a run, and can be taken back.
/// </summary>
public sealed class ImportUndo
{
    private readonly CrmStore _store;
    private readonly CrmImport _import;
    private readonly string _number;
    private readonly string? _destination;
    private readonly List<(UneditedFile Unedited, ContactFile File, List<Contact> Kept, List<Contact> Dropped)> _lists = [];

    /// <summary>Decides what goes; writes nothing.</summary>
    /// <param name="store">The store.</param>
    /// <param name="import">The import.</param>
    /// <param name="path">The list to take it back in; null takes the lists its contacts were exported to.</param>
    /// <param name="destination">The file to write; null writes over the list.</param>
    /// <exception cref="ArgumentException">The import was taken back before, no list is known, or a list cannot tell its contacts.</exception>
    /// <exception cref="ContactFileException">A list is missing or cannot be read whole.</exception>
    public ImportUndo(CrmStore store, CrmImport import, string? path = null, string? destination = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(import);
        _store = store;
        _import = import;
        _destination = destination;
        _number = import.Id.ToString(CultureInfo.InvariantCulture);
        if (import.UndoneBy is { } run && path is null) throw new ArgumentException($"Import {import.Id} was taken back before, by run {run}. Name another list with -Path.", nameof(import));
        List<string> paths = path is null ? [.. import.Files.Where(File.Exists)] : [path];
        if (paths.Count == 0) throw new ArgumentException($"No list is known that contacts of import {import.Id} were exported to. Name it with -Path.", nameof(import));
        if (paths.Count > 1 && destination is not null) throw new ArgumentException($"Contacts of import {import.Id} are in {paths.Count} lists; one destination cannot take them all.", nameof(destination));
        foreach (string list in paths) Read(list);
    }

    /// <summary>What the undo does, or would do, list by list.</summary>
    public IReadOnlyList<UndoResult> Plan => [.. _lists.Select(l => Result(l.File.Path, l.Dropped.Count, null))];

    /// <summary>Writes the lists. Each is replaced when it is complete, and what goes is in the store before.</summary>
    /// <param name="request">What is noted of the undo as a run.</param>
    /// <exception cref="ContactFileException">A list cannot be written.</exception>
    /// <exception cref="StoreException">The store cannot be written; no list was replaced.</exception>
    public IReadOnlyList<UndoResult> Apply(RunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        SuppressionKey? key = request.Policy.HashSuppressed ? SuppressionKey.Require(_store, SuppressionKey.PathOf(request.Policy)) : null;
        using RunJournal run = RunJournal.Begin(_store, request);
        List<UndoResult> results = [];
        foreach ((UneditedFile unedited, ContactFile file, List<Contact> kept, List<Contact> dropped) in _lists)
        {
            if (dropped.Count == 0 && _destination is null) continue;
            run.CountSuppressed(SuppressionBook.Add(_store, dropped.Select(c => ToSuppress(c, run.Id)).OfType<CrmHygiene.Suppression>(), key));
            Write(run, unedited, file, kept, dropped);
            results.Add(Result(file.Path, dropped.Count, run.Id));
        }
        run.End(done: true);
        ImportLog.Undone(_store, _import.Id, run.Id);
        return results;
    }

    private void Read(string path)
    {
        var unedited = new UneditedFile(path);
        ContactFile file = ContactFile.Open(path);
        int column = file.Layout.IndexOf(ContactField.ImportId);
        if (column < 0) throw new ArgumentException($"'{path}' has no column ImportId, so it cannot be told which of its contacts came with import {_import.Id}.");
        List<Contact> kept = [], dropped = [];
        foreach (ReadItem item in file.Read())
        {
            Contact contact = item.Contact ?? throw new ContactFileException(ContactFileProblem.InputOutput, path, $"Line {item.Reject!.Line} of '{path}' cannot be read ({item.Reject.Problem}), so nothing was taken back: writing the file would lose that line.");
            (contact.GetText(column).Trim() == _number ? dropped : kept).Add(contact);
        }
        _lists.Add((unedited, file, kept, dropped));
    }

    private void Write(RunJournal run, UneditedFile unedited, ContactFile file, List<Contact> kept, List<Contact> dropped)
    {
        string destination = _destination ?? file.Path;
        run.AddSource(file.Layout, file.Path);
        foreach (Contact contact in dropped) run.AddDrop(contact, merged: false, "ImportUndone", $"import {_number}", nameof(EntryKind.Remove));
        var rows = new ExportedRows();
        using IContactWriter writer = ContactWriters.Create(destination, new ContactWriteOptions { Format = destination == file.Path ? file.Format : null });
        foreach (Contact contact in kept)
        {
            writer.Write(contact);
            rows.Add(contact);
        }
        writer.Complete(file.Layout, content =>
        {
            rows.Prepare(run, destination, content);
            unedited.Require(destination);
        });
        ExportedRows.Complete(run, destination);
    }

    private static CrmHygiene.Suppression? ToSuppress(Contact contact, long run)
    {
        if (!SuppressionAddress.TryNormalize(contact.GetText(ContactField.Email), out string address)) return null;
        SuppressionReason? reason = ContactStatus.Of(contact, ContactStatus.ProfileOf(contact.GetLayout())) switch
        {
            MailingStatus.Complained => SuppressionReason.Complained,
            MailingStatus.OptedOut => SuppressionReason.OptedOut,
            MailingStatus.HardBounced => SuppressionReason.HardBounced,
            _ => null,
        };
        return reason is null ? null : new CrmHygiene.Suppression { Address = address, Reason = reason.Value, Date = OptOutDate(contact), Source = $"run {run}" };
    }

    private static DateTimeOffset? OptOutDate(Contact contact) => contact.GetLayout().IndexOf(ContactField.OptOutDate) is >= 0 and int column && contact.GetDate(column) is { } date
        ? new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Utc)) : null;

    private UndoResult Result(string path, long dropped, long? run) => new()
    {
        RunId = 0,
        ImportId = _import.Id,
        UndoRunId = run,
        Source = path,
        Path = _destination ?? path,
        Dropped = dropped,
    };
}
