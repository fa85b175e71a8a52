using System.Text;
using CrmHygiene.Core.Contacts;
using CrmHygiene.Core.Contacts.Headers;
using CrmHygiene.Core.Contacts.Writing;
using CrmHygiene.Core.Tables;

namespace CrmHygiene.Core.Policy;

/// <summary>An empty list with the right headers, for people to fill.</summary>
public static class ImportTemplate
{
    /// <summary>Writes a template: a CSV file with a header, or a workbook whose columns of listed values have drop-downs.</summary>
    /// <param name="path">The destination; .xlsx writes a workbook, anything else CSV with a byte order mark for Excel.</param>
    /// <param name="policy">Its required and relevant fields and its own columns are the columns.</param>
    /// <param name="profile">The system whose headers are written; null writes the names of the fields.</param>
    /// <param name="overwrite">Whether an existing file may be replaced.</param>
    /// <returns>The headers written.</returns>
    /// <exception cref="ContactFileException">The destination cannot be written.</exception>
    public static IReadOnlyList<string> Write(string path, CrmPolicy policy, HeaderProfile? profile, bool overwrite)
    {
        ArgumentNullException.ThrowIfNull(policy);
        string[] names = [.. policy.Required.SelectMany(g => g).Concat(policy.Relevant).Concat(profile?.Write.Required ?? []).Distinct().Select(ContactFields.NameOf).Concat(policy.Fields.Keys).Distinct(StringComparer.OrdinalIgnoreCase)];
        string[] headers = [.. names.Select(n => Header(n, profile))];
        using var file = new AtomicFile(path, overwrite);
        if (ContactFormats.FromName(path) == ContactFormat.Xlsx)
        {
            using var writer = new SpreadsheetWriter(file.Stream);
            writer.StartSheet("Contacts", headers, names.Select((n, i) => (i, Values: Values(n, policy))).Where(c => c.Values.Count > 0).ToDictionary(c => c.i, c => c.Values));
            writer.Complete();
        }
        else
        {
            file.Stream.Write(Encoding.UTF8.Preamble);
            file.Stream.Write(Encoding.UTF8.GetBytes(string.Join(',', headers.Select(Quoted)) + "\r\n"));
        }
        file.Commit();
        return headers;
    }

    private static string Header(string name, HeaderProfile? profile)
    {
        if (profile is null || !ContactFields.TryParse(name, out ContactField field)) return name;
        if (profile.Write.Headers.TryGetValue(field, out string? header)) return header;
        return profile.Fields.FirstOrDefault(f => f.Key == field).Value is [var preferred, ..] ? preferred : name;
    }

    private static IReadOnlyList<string> Values(string name, CrmPolicy policy) =>
        policy.Fields.GetValueOrDefault(name) is { Values.Count: > 0 } field ? field.Values : name == nameof(ContactField.LeadSource) ? policy.LeadSources : [];

    private static string Quoted(string header) =>
        header.AsSpan().IndexOfAny(",\"\r\n") < 0 ? header : $"\"{header.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
