using System.Globalization;
using CrmHygiene.Core.Store;

namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>What happened to addresses, in the store: one row an address, its events packed; counts beside it.</summary>
internal sealed class EventStorePart : IPersonalDataPart
{
    public string Name => "event";

    public IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE event_log (address INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
        CREATE TABLE event_name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, tracked INTEGER NOT NULL DEFAULT 0) STRICT;
        CREATE TABLE event_rate (name INTEGER PRIMARY KEY, sent INTEGER NOT NULL, delivered INTEGER NOT NULL, hard INTEGER NOT NULL, soft INTEGER NOT NULL, complaints INTEGER NOT NULL) STRICT;
        CREATE TABLE event_failure (host INTEGER NOT NULL, day INTEGER NOT NULL, address INTEGER NOT NULL, PRIMARY KEY (host, day, address)) STRICT, WITHOUT ROWID;
        CREATE TABLE event_delivery (host INTEGER NOT NULL, day INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (host, day)) STRICT, WITHOUT ROWID;
        """,
        // Addresses with an opt-out, complaint or hard bounce, so that a list is held against few of them. The byte of the kind is the 29th of an event's 32, behind one of the version.
        """
        CREATE TABLE event_restricted (address INTEGER PRIMARY KEY) STRICT;
        INSERT INTO event_restricted (address) SELECT address FROM event_log WHERE EXISTS (
            WITH RECURSIVE kind(at) AS (SELECT 30 UNION ALL SELECT at + 32 FROM kind WHERE at + 32 <= length(event_log.data))
            SELECT 1 FROM kind WHERE substr(event_log.data, at, 1) IN (x'06', x'09', x'0B'));
        """,
    ];

    public IReadOnlyList<string> FindPersonalData(StoreSession session, string address) =>
        session.Blob("SELECT data FROM event_log WHERE address = $id", EventKeys.Address(address)) is { } bytes ? Texts(bytes) : [];

    private static List<string> Texts(byte[] bytes)
    {
        List<PackedEvent> events = [];
        EventBytes.Read(bytes, events);
        return events.ConvertAll(e => string.Create(CultureInfo.InvariantCulture, $"{(e.IsUndated ? "undated" : e.Time.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture))} {e.Kind}{(e.Reason == BounceReason.None ? "" : $", {e.Reason}")}"));
    }

    public long ErasePersonalData(StoreSession session, string address) =>
        session.Execute("DELETE FROM event_log WHERE address = $key", ("$key", EventKeys.Address(address)))
        + session.Execute("DELETE FROM event_failure WHERE address = $key", ("$key", EventKeys.Address(address)))
        + session.Execute("DELETE FROM event_restricted WHERE address = $key", ("$key", EventKeys.Address(address)));
}
