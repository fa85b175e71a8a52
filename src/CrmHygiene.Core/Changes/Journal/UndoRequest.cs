namespace CrmHygiene.Core.Changes.Journal;

/// <summary>What an undo takes back, and where.</summary>
public sealed record UndoRequest
{
    /// <summary>The run.</summary>
    public required long RunId { get; init; }

    /// <summary>The list to take it back in; null takes the files the run wrote.</summary>
    public string? Path { get; init; }

    /// <summary>The file to write; null writes over the list.</summary>
    public string? Destination { get; init; }

    /// <summary>Only contacts of these ids or e-mail addresses; null takes all.</summary>
    public IReadOnlyCollection<string>? Contacts { get; init; }

    /// <summary>Stops it; what is not written yet stays unwritten.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Whether a contact's data was erased, so that it never comes back.</summary>
    public Func<Contact, bool> IsErased { get; init; } = _ => false;

    /// <summary>Whether a contact's address is suppressed, to be counted.</summary>
    public Func<Contact, bool> IsSuppressed { get; init; } = _ => false;
}
