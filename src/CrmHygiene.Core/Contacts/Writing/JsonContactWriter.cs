using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrmHygiene.Core.Contacts.Writing;

/// <summary>Writes contacts as JSON objects: an array, or one a line. The keys are the headers; counts and yes-or-no that read as such are numbers and literals, everything else is text.</summary>
public sealed class JsonContactWriter : IContactWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = false };

    private readonly ContactWriteOptions _options;
    private readonly AtomicFile _file;
    private readonly bool _lines;
    private readonly ArrayBufferWriter<byte> _item = new();
    private readonly Utf8JsonWriter _json;
    private ContactLayout? _layout;
    private (string Name, int Column)[] _members = [];
    private readonly ProfileColumns? _profile;
    private readonly ProfileForm? _form;

    /// <summary>Starts a file; it appears when <see cref="Complete"/> is called.</summary>
    /// <param name="path">The destination.</param>
    /// <param name="options">How to write it.</param>
    /// <param name="lines">One object a line instead of an array.</param>
    /// <exception cref="ContactFileException">The destination cannot be written.</exception>
    public JsonContactWriter(string path, ContactWriteOptions options, bool lines)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _lines = lines;
        if (options.Profile is { } profile) (_profile, _form) = (new ProfileColumns(profile), new ProfileForm(profile));
        _file = new AtomicFile(path, options.Overwrite);
        _json = new Utf8JsonWriter(_item, Options);
        if (!lines) _file.Stream.Write("["u8);
    }

    /// <inheritdoc/>
    public string Path => _file.Path;

    /// <inheritdoc/>
    public long Rows { get; private set; }

    /// <inheritdoc/>
    public bool EncodingWidened => false;

    /// <inheritdoc/>
    public long FormulaCells => 0;

    /// <inheritdoc/>
    public void Write(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (_form is not null) contact = _form.Of(contact);
        ContactLayout layout = contact.GetLayout();
        if (!ReferenceEquals(layout, _layout)) Prepare(layout);
        if (!_lines) _file.Stream.Write(Rows == 0 ? "\n"u8 : ",\n"u8);
        _item.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        foreach ((string name, int column) in _members) WriteMember(contact, name, column);
        _json.WriteEndObject();
        _json.Flush();
        _file.Stream.Write(_item.WrittenSpan);
        if (_lines) _file.Stream.Write("\n"u8);
        Rows++;
    }

    /// <inheritdoc/>
    public void Complete(ContactLayout? layout = null, Action<Stream>? beforeMove = null)
    {
        if (!_lines) _file.Stream.Write(Rows == 0 ? "]\n"u8 : "\n]\n"u8);
        _file.Stream.Flush();
        beforeMove?.Invoke(_file.Stream);
        _file.Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
    }

    private void WriteMember(Contact contact, string name, int column)
    {
        if (column < 0)
        {
            _json.WriteString(name, string.Empty);
            return;
        }
        string text = _profile is null ? contact.GetText(column) : _profile.Text(contact, column);
        FieldKind kind = ContactFields.KindOf(contact.GetLayout().Columns[column].Field);
        if (kind == FieldKind.Boolean && text is "true" or "false") _json.WriteBoolean(name, text == "true");
        else if (kind == FieldKind.Number && long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out long number)
            && number.ToString(System.Globalization.CultureInfo.InvariantCulture) == text) _json.WriteNumber(name, number);
        else _json.WriteString(name, text);
    }

    private void Prepare(ContactLayout layout)
    {
        _layout = layout;
        IEnumerable<ContactColumn> columns = layout.Columns;
        if (_options.Columns is { } names)
            columns = names.Select(n => layout.IndexOf(n) is >= 0 and int index ? layout.Columns[index] : new ContactColumn(n, n, ContactField.None));
        HashSet<string> taken = new(StringComparer.Ordinal);
        List<(string, int)> members = [];
        foreach (ContactColumn column in columns)
        {
            if (_profile?.Drops(column) ?? false) continue;
            ContactColumn written = _profile?.Rename(column) ?? column;
            string name = written.Header.Trim() is { Length: > 0 } header && taken.Add(header) ? header : column.Name;
            taken.Add(name);
            members.Add((name, layout.Columns.Contains(column) ? layout.IndexOf(column.Name) : -1));
        }
        _members = [.. members];
    }
}
