namespace CrmHygiene.Core.Contacts.Writing;

/// <summary>Chooses the writer of a format.</summary>
public static class ContactWriters
{
    /// <summary>Starts a file; the format is the option's, else the extension's, else delimited text.</summary>
    /// <param name="path">The destination.</param>
    /// <param name="options">How to write it.</param>
    /// <exception cref="ArgumentException">The format cannot be written.</exception>
    /// <exception cref="ContactFileException">The destination cannot be written.</exception>
    public static IContactWriter Create(string path, ContactWriteOptions? options = null)
    {
        options ??= ContactWriteOptions.Default;
        return (options.Format ?? ContactFormats.FromName(path) ?? ContactFormat.Csv) switch
        {
            ContactFormat.Json => new JsonContactWriter(path, options, lines: false),
            ContactFormat.JsonLines => new JsonContactWriter(path, options, lines: true),
            ContactFormat.Xlsx when path.EndsWith(".xls", StringComparison.OrdinalIgnoreCase) => throw new ArgumentException("Workbooks are written as .xlsx, not .xls.", nameof(path)),
            ContactFormat.Xlsx => new XlsxContactWriter(path, options),
            ContactFormat.VCard => new VCardContactWriter(path, options),
            ContactFormat.Zip => throw new ArgumentException("Zip archives are read, not written. Export to .csv and compress it.", nameof(path)),
            _ => new ContactWriter(path, options),
        };
    }
}
