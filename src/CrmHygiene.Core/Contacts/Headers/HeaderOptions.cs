namespace CrmHygiene.Core.Contacts.Headers;

/// <summary>How headers are recognised.</summary>
public sealed record HeaderOptions
{
    /// <summary>Nothing given: the profile is detected, unknown headers are matched by their words.</summary>
    public static HeaderOptions Default { get; } = new();

    /// <summary>The name of the profile to use; null detects it, the empty string uses none.</summary>
    public string? Profile { get; init; }

    /// <summary>Header to standard field, decided by hand; an empty field or <c>None</c> leaves the column as it is. Wins over everything.</summary>
    public IReadOnlyDictionary<string, string>? Map { get; init; }

    /// <summary>Folders with further profiles; null for none.</summary>
    public IReadOnlyList<string>? ProfileFolders { get; init; }
}
