using System.IO.Compression;
using CrmHygiene.Core.Contacts.Headers;

namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>
/// The delimited lists of a zip archive as one list with the columns of all. Where a list has no status column and its
/// name starts with a status word (Mailchimp's subscribed_, unsubscribed_ and cleaned_ files), that word is the
/// EmailStatus of its contacts.
/// </summary>
internal sealed class ZipFile : ContactFile
{
    private const int MostParts = 1000;
    private readonly IReadOnlyList<Part> _parts;

    private ZipFile(string path, long length, ContactLayout layout, RecognizedHeaders recognized, IReadOnlyList<Part> parts)
        : base(path, length, layout, recognized, [.. parts.SelectMany(p => p.File.DroppedColumns).Distinct(StringComparer.Ordinal)]) => _parts = parts;

    /// <inheritdoc/>
    public override ContactFormat Format => ContactFormat.Zip;

    /// <inheritdoc/>
    public override long RecodedRows => _parts.Sum(p => p.File.RecodedRows);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notices => [.. _parts.SelectMany(p => p.File.Notices.Select(n => $"{p.File.Layout.SourceName}: {n}"))];

    public static ZipFile Open(string path, long length, ContactReadOptions options)
    {
        string name = options.SourceName ?? System.IO.Path.GetFileName(path);
        List<Part> parts = [];
        foreach (ListSource source in Sources(path))
        {
            try
            {
                var file = DelimitedFile.Open(source, options with { SourceName = $"{name}/{source.Name}" });
                parts.Add(new Part(file, StatusOf(source.Name, file.Layout)));
            }
            catch (ContactFileException exception) when (exception.Problem is ContactFileProblem.FileHasHeaderOnly or ContactFileProblem.FileIsEmpty)
            {
                // Mailchimp ships a file with a header only where nobody was cleaned.
            }
        }
        if (parts.Count == 0) throw new ContactFileException(ContactFileProblem.FileIsEmpty, path, $"The archive '{path}' holds no CSV or TSV file with a row.");
        var columns = new List<ContactColumn>();
        foreach (Part part in parts) part.Map(columns);
        var layout = new ContactLayout(name, ContactDialect.None with { Disarmed = options.RestoreFormula }, columns) { ProfileName = parts[0].File.Layout.ProfileName };
        return new ZipFile(path, length, layout, parts[0].File.Recognized, parts);
    }

    /// <inheritdoc/>
    public override IEnumerable<ReadItem> Read()
    {
        long done = 0;
        long all = Math.Max(1, _parts.Sum(p => p.File.Length));
        foreach (Part part in _parts)
        {
            foreach (ReadItem item in part.File.Read())
            {
                BytesRead = (long)((double)(done + part.File.BytesRead) / all * Length);
                if (item.Contact is not { } contact)
                {
                    yield return item;
                    continue;
                }
                Layout.CountContact();
                yield return new ReadItem(part.Move(contact, Layout), null);
            }
            done += part.File.Length;
        }
    }

    private static List<ListSource> Sources(string path)
    {
        try
        {
            using var archive = new ZipArchive(ContactFileStream.Open(path, 64 * 1024), ZipArchiveMode.Read);
            return [.. archive.Entries
                .Where(e => e.Length > 0 && !e.FullName.StartsWith("__MACOSX", StringComparison.Ordinal) && !e.Name.StartsWith('.')
                    && System.IO.Path.GetExtension(e.Name).ToLowerInvariant() is ".csv" or ".tsv" or ".txt")
                .OrderBy(e => e.FullName, StringComparer.Ordinal).Take(MostParts)
                .Select(e => new ListSource(path, e.Name, e.Length, () => OpenEntry(path, e.FullName)))];
        }
        catch (InvalidDataException exception)
        {
            throw new ContactFileException(ContactFileProblem.FileIsBinary, path, $"The file '{path}' cannot be read as a zip archive.", exception);
        }
    }

    private static EntryStream OpenEntry(string path, string name)
    {
        var archive = new ZipArchive(ContactFileStream.Open(path, 64 * 1024), ZipArchiveMode.Read);
        return new EntryStream(archive, archive.GetEntry(name)!.Open());
    }

    private static string? StatusOf(string name, ContactLayout layout)
    {
        if (layout.IndexOf(ContactField.EmailStatus) >= 0) return null;
        string word = System.IO.Path.GetFileNameWithoutExtension(name).Split('_', ' ', '.', '-')[0];
        MailingStatus meaning = StatusWords.BuiltIn.Meaning(word, "status", ContactField.EmailStatus, null);
        return meaning == MailingStatus.Unknown ? null : word.ToLowerInvariant();
    }

    private sealed record Part(ContactFile File, string? Status)
    {
        private int[] _columns = [];
        private int _status = -1;

        /// <summary>Adds this list's columns to those of all lists.</summary>
        public void Map(List<ContactColumn> all)
        {
            IReadOnlyList<ContactColumn> own = File.Layout.Columns;
            _columns = new int[own.Count];
            for (int i = 0; i < own.Count; i++)
            {
                ContactColumn column = own[i];
                int at = all.FindIndex(c => column.Field != ContactField.None ? c.Field == column.Field : c.Field == ContactField.None && c.Name.Equals(column.Name, StringComparison.OrdinalIgnoreCase));
                if (at < 0)
                {
                    at = all.Count;
                    all.Add(column with { Constant = null });
                }
                // Two lists that write dates in different orders: neither order holds for all.
                else if (all[at].DateOrder != column.DateOrder) all[at] = all[at] with { DateOrder = DateOrder.Unknown };
                _columns[i] = at;
            }
            if (Status is null) return;
            _status = all.FindIndex(c => c.Field == ContactField.EmailStatus);
            if (_status >= 0) return;
            _status = all.Count;
            all.Add(new ContactColumn(nameof(ContactField.EmailStatus), nameof(ContactField.EmailStatus), ContactField.EmailStatus));
        }

        public Contact Move(Contact contact, ContactLayout layout)
        {
            string?[] values = new string?[layout.Columns.Count];
            for (int i = 0; i < _columns.Length; i++) values[_columns[i]] = contact.GetText(i);
            if (_status >= 0) values[_status] = Status;
            return new Contact(layout, PackedRecord.FromText(values), contact.GetLine());
        }
    }

    /// <summary>The stream of an archive's file; closes the archive with it.</summary>
    private sealed class EntryStream(ZipArchive archive, Stream inner) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);
        public override int Read(Span<byte> buffer) => inner.Read(buffer);
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                archive.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
