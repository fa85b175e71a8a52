using System.Globalization;
using CrmHygiene.Core.Contacts.Writing;

namespace CrmHygiene.Core.Changes;

/// <summary>
/// A file that keeps what a run drops: every contact as it was, with the reason. It is complete on disk before any
/// cmdlet passes on a list without these contacts.
/// </summary>
public sealed class ContactArchive : IDisposable
{
    /// <summary>Header of the column with the reason.</summary>
    public const string ReasonColumn = "Removal Reason";
    /// <summary>Header of the column with the evidence.</summary>
    public const string EvidenceColumn = "Removal Evidence";
    /// <summary>Header of the column with the action.</summary>
    public const string ActionColumn = "Removal Action";
    /// <summary>Header of the column with the time, ISO 8601 in UTC.</summary>
    public const string TimeColumn = "Removed At";

    private readonly IContactWriter _writer;
    private readonly string _time;

    /// <summary>Starts an archive file.</summary>
    /// <param name="path">The file, which must not exist: an archive never replaces another. Its extension tells the format.</param>
    /// <param name="time">The time of the run.</param>
    /// <exception cref="ArgumentException">The format cannot be written.</exception>
    /// <exception cref="Contacts.ContactFileException">The file exists or cannot be written.</exception>
    public ContactArchive(string path, DateTimeOffset time)
    {
        _writer = ContactWriters.Create(path, new ContactWriteOptions { Overwrite = false });
        _time = time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    /// <summary>The file's full path.</summary>
    public string Path => _writer.Path;

    /// <summary>Contacts archived so far.</summary>
    public long Count => _writer.Rows;

    /// <summary>Archives one contact.</summary>
    /// <param name="contact">The contact; it is not changed.</param>
    /// <param name="reason">One or more reasons, separated by semicolons.</param>
    /// <param name="evidence">What the reasons rest on.</param>
    /// <param name="action">What is done with the contact.</param>
    public void Add(Contact contact, string reason, string evidence, string action)
    {
        ArgumentNullException.ThrowIfNull(contact);
        Contact kept = contact.Copy();
        Set(kept, ReasonColumn, reason);
        Set(kept, EvidenceColumn, evidence);
        Set(kept, ActionColumn, action);
        Set(kept, TimeColumn, _time);
        _writer.Write(kept);
    }

    /// <summary>Completes the file on disk.</summary>
    /// <param name="beforeMove">Called with the complete content before the file takes its place, or null.</param>
    public void Complete(Action<Stream>? beforeMove = null) => _writer.Complete(null, beforeMove);

    /// <summary>Drops the file unless completed.</summary>
    public void Dispose() => _writer.Dispose();

    /// <summary>A name for an archive in a folder, which no file there has.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="prefix">Such as <c>removed-contacts</c>.</param>
    /// <param name="time">The time of the run, local.</param>
    /// <param name="extension">Such as <c>.csv</c>.</param>
    public static string NewPath(string folder, string prefix, DateTimeOffset time, string extension = ".csv")
    {
        string stem = System.IO.Path.Combine(folder, $"{prefix}-{time.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
        string path = stem + extension;
        for (int i = 2; File.Exists(path); i++) path = string.Create(CultureInfo.InvariantCulture, $"{stem}-{i}{extension}");
        return path;
    }

    private static void Set(Contact contact, string column, string text) => contact.Change(contact.AddColumn(column), text, nameof(ContactArchive));
}
