using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Reengagement;

/// <summary>Who was asked, when and how often.</summary>
internal sealed class ReengagementPart : IStorePart
{
    public string Name => "reengagement";

    public IReadOnlyList<string> Migrations { get; } =
    [
        "CREATE TABLE reengagement_ask (address INTEGER PRIMARY KEY, messages INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;",
    ];
}
