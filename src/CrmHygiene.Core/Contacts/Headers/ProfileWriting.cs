namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>How a list is written so that one system's importer takes it.</summary>
public sealed record ProfileWriting
{
    /// <summary>The importer's header where it differs from the first one of the field.</summary>
    public IReadOnlyDictionary<ContactField, string> Headers { get; init; } = new Dictionary<ContactField, string>();

    /// <summary>The .NET format of dates; null writes them as they are.</summary>
    public string? DateFormat { get; init; }

    /// <summary>The word for yes; null writes yes-or-no as it is.</summary>
    public string? Yes { get; init; }

    /// <summary>The word for no.</summary>
    public string? No { get; init; }

    /// <summary>The encoding's name; null is UTF-8.</summary>
    public string? Encoding { get; init; }

    /// <summary>Whether the file starts with a byte order mark.</summary>
    public bool ByteOrderMark { get; init; }

    /// <summary>Whether columns the profile has no field for are written too, for a person to map.</summary>
    public bool UnknownColumns { get; init; } = true;

    /// <summary>Fields without which the importer refuses a row.</summary>
    public IReadOnlyList<ContactField> Required { get; init; } = [];
}
