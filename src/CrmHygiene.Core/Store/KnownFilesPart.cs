namespace CrmHygiene.Core.Store;

/// <summary>The table of <see cref="KnownFiles"/>.</summary>
internal sealed class KnownFilesPart : IStorePart
{
    public string Name => "file";

    public IReadOnlyList<string> Migrations { get; } =
    [
        "CREATE TABLE file_known (path TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, written TEXT NOT NULL) STRICT, WITHOUT ROWID;",
    ];
}
