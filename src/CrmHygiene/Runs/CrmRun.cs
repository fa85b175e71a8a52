namespace CrmHygiene;

/// <summary>A run: all cmdlets of one pipeline that changed or dropped contacts together.</summary>
public sealed record CrmRun
{
    /// <summary>The run's number in its store.</summary>
    public required long Id { get; init; }

    /// <summary>How it stands.</summary>
    public required RunState State { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null while it runs, and where it broke off.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The account it ran under.</summary>
    public string User { get; init; } = string.Empty;

    /// <summary>The computer it ran on.</summary>
    public string Machine { get; init; } = string.Empty;

    /// <summary>Its cmdlets and the names of their parameters, without values.</summary>
    public string Command { get; init; } = string.Empty;

    /// <summary>The policy's name or file; empty for the defaults.</summary>
    public string Policy { get; init; } = string.Empty;

    /// <summary>SHA-256 of the policy file, hexadecimal; empty for the defaults.</summary>
    public string PolicyHash { get; init; } = string.Empty;

    /// <summary>The files it read.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The files it wrote.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Contacts with changed fields.</summary>
    public long Changed { get; init; }

    /// <summary>Fields changed.</summary>
    public long Changes { get; init; }

    /// <summary>Contacts merged into others.</summary>
    public long Merged { get; init; }

    /// <summary>Contacts removed as stale.</summary>
    public long Removed { get; init; }

    /// <summary>Contacts opted out or addresses suppressed.</summary>
    public long Suppressed { get; init; }

    /// <summary>Contacts an undo put back.</summary>
    public long Restored { get; init; }

    /// <summary>For an undo: the run it took back.</summary>
    public long? Undoes { get; init; }
}
