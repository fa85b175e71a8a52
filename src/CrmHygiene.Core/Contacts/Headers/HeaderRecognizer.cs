using CrmHygiene.Core.Policy;

namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>
/// Says which column is which standard field: by the user's map, then by the profile of the system that wrote the file,
/// then by the words people use in seven languages. Precision first: a column that is not certain keeps its own name.
/// Property names of objects (<c>givenName</c>, <c>first_name</c>) are headers like any other.
/// </summary>
public static class HeaderRecognizer
{
    /// <summary>Recognises the headers of one file, or the property names of one kind of object.</summary>
    /// <param name="headers">The headers in order, as found.</param>
    /// <param name="options">Profile, map and profile folders; null is <see cref="HeaderOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">There is no such profile, or the map names a header or field that does not exist.</exception>
    /// <exception cref="DirectoryNotFoundException">A profile folder does not exist.</exception>
    /// <exception cref="InvalidDataException">A profile file is not a profile.</exception>
    public static RecognizedHeaders Recognize(IReadOnlyList<string> headers, HeaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(headers);
        options ??= HeaderOptions.Default;
        HeaderProfiles profiles = HeaderProfiles.With(options.ProfileFolders);
        double confidence = 0;
        HeaderProfile? profile = options.Profile switch
        {
            null => profiles.Detect(headers, out confidence),
            "" => null,
            _ => profiles.Get(options.Profile),
        };
        if (!string.IsNullOrEmpty(options.Profile)) confidence = 1;

        HeaderAssignment assignment = new(headers);
        if (options.Map is { Count: > 0 } map) ApplyMap(assignment, headers, map);
        if (profile is not null) assignment.ApplyProfile(profile, HeaderAliases.BuiltIn);
        assignment.ApplyAliases(HeaderAliases.BuiltIn);
        return new RecognizedHeaders(ColumnNames.Columns(headers, assignment.Fields, profile?.DateOrder ?? DateOrder.Unknown), profile, confidence);
    }

    private static void ApplyMap(HeaderAssignment assignment, IReadOnlyList<string> headers, IReadOnlyDictionary<string, string> map)
    {
        foreach ((string header, string name) in map.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            int column = IndexOf(headers, header);
            if (column < 0) throw new ArgumentException($"The map names the column '{header}', which the file does not have.{DidYouMean.Sentence(header, headers)}", nameof(map));
            ContactField field = ContactField.None;
            if (!string.IsNullOrEmpty(name) && !name.Equals(nameof(ContactField.None), StringComparison.OrdinalIgnoreCase) && !ContactFields.TryParse(name, out field))
                throw new ArgumentException($"The map names the field '{name}', which does not exist.{DidYouMean.Sentence(name, ContactFields.All.Select(ContactFields.NameOf))}", nameof(map));
            if (!assignment.Assign(column, field)) throw new ArgumentException($"The map gives the field '{name}' to more than one column.", nameof(map));
        }
    }

    private static int IndexOf(IReadOnlyList<string> headers, string header)
    {
        for (int i = 0; i < headers.Count; i++)
            if (string.Equals(headers[i], header, StringComparison.OrdinalIgnoreCase)) return i;
        string key = HeaderText.Key(header);
        for (int i = 0; i < headers.Count; i++)
            if (HeaderText.Key(headers[i]) == key) return i;
        return -1;
    }
}
