namespace CrmHygiene.Core.Contacts.Writing;

/// <summary>Writes contacts to a file that appears when it is complete.</summary>
public interface IContactWriter : IDisposable
{
    /// <summary>The destination's full path.</summary>
    string Path { get; }

    /// <summary>Contacts written so far.</summary>
    long Rows { get; }

    /// <summary>Whether the file is UTF-8 because the source's encoding cannot write all characters of the list.</summary>
    bool EncodingWidened { get; }

    /// <summary>Cells so far that a spreadsheet would run when it opens the file.</summary>
    long FormulaCells { get; }

    /// <summary>Writes a contact.</summary>
    /// <param name="contact">A contact of any list.</param>
    void Write(Contact contact);

    /// <summary>Completes the file and moves it into place.</summary>
    /// <param name="layout">The columns to write a header of when there was no contact.</param>
    /// <param name="beforeMove">Called with the complete content, before the file takes its place; where it throws, the old file stays.</param>
    /// <exception cref="ContactFileException">The file cannot be written.</exception>
    void Complete(ContactLayout? layout = null, Action<Stream>? beforeMove = null);
}
