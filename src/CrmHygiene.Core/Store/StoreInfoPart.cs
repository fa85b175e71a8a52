namespace CrmHygiene.Core.Store;

/// <summary>Facts about the store itself: its id, which tells it from its copies' originals, and when it was made.</summary>
internal sealed class StoreInfoPart : IStorePart
{
    public string Name => "store";

    public IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE store_info (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO store_info (name, value) VALUES ('id', lower(hex(randomblob(16))));
        """,
    ];
}
