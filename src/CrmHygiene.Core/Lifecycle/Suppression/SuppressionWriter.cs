using System.Globalization;
using System.Text;
using CrmHygiene.Core.Contacts.Writing;

namespace CrmHygiene.Core.Lifecycle.Suppression;

/// <summary>Writes the suppression list for a mail system or for people.</summary>
public static class SuppressionWriter
{
    /// <summary>Writes entries to a CSV file.</summary>
    /// <param name="path">The file, replaced when the new one is complete.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="addressHeader">The header of a list of addresses alone, as a system wants it; null writes all columns.</param>
    /// <returns>How many were written; hashed entries cannot be given to a system that wants addresses.</returns>
    /// <exception cref="Contacts.ContactFileException">The file cannot be written.</exception>
    public static long Write(string path, IEnumerable<CrmHygiene.Suppression> entries, string? addressHeader)
    {
        ArgumentNullException.ThrowIfNull(entries);
        using var file = new AtomicFile(path);
        long rows = 0;
        using (var text = new StreamWriter(file.Stream, new UTF8Encoding(addressHeader is null), leaveOpen: true) { NewLine = "\r\n" })
        {
            text.WriteLine(addressHeader ?? "Address,Reason,Channel,Topic,Date,Source,Added");
            HashSet<string> written = new(StringComparer.Ordinal);
            foreach (CrmHygiene.Suppression entry in entries)
            {
                if (addressHeader is not null)
                {
                    if (entry.IsHashed || entry.IsDomain || !written.Add(entry.Address)) continue;
                    text.WriteLine(Quote(entry.Address));
                }
                else text.WriteLine(string.Join(',', Cell(entry.Address), entry.Reason, entry.Channel, Cell(entry.Topic), Time(entry.Date), Cell(entry.Source), Time(entry.Added)));
                rows++;
            }
        }
        file.Commit();
        return rows;
    }

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? string.Empty;

    // For people: what a spreadsheet would run is made text; the reader takes that off again.
    private static string Cell(string text) => Quote(FormulaText.Disarm(text));

    private static string Quote(string text) => text.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
