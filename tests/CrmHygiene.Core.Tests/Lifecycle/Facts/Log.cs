using CrmHygiene.Core.Lifecycle.Events;
using CrmHygiene.Core.Lifecycle.Facts;
using CrmHygiene.Core.Lifecycle.Staleness;
using CrmHygiene.Core.Store;
using CrmHygiene.Core.Tests.Contacts;
using CrmHygiene.Core.Tests.Store;

namespace CrmHygiene.Core.Tests.Lifecycle.Facts;

/// <summary>A store of events of invented people; days count from the first of 2026.</summary>
internal sealed class Log : IDisposable
{
    public const string Ana = "ana@firm.example";

    public static readonly DateTime AsOf = new(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc);

    private readonly TempFolder _folder = new();

    public Log() => Store = CrmStore.Open(_folder.File("store.db"), create: true);

    public CrmStore Store { get; }

    public static DateTimeOffset Day(double day) => new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(day);

    /// <summary>An event of a service of ours about a mail of its own.</summary>
    public static ContactEvent Event(ContactEventKind kind, double day, string? mail = null, string email = Ana, BounceReason reason = BounceReason.None, BounceProof proof = BounceProof.Provider, ContactEventMarks marks = ContactEventMarks.None) =>
        new() { Kind = kind, Email = email, Time = Day(day), MessageId = mail ?? FormattableString.Invariant($"m{day}"), Reason = reason, Proof = proof, Marks = marks, Provider = "Service", Source = "test" };

    public static ContactEvent Soft(double day, string? mail = null, BounceReason reason = BounceReason.OnHold, string email = Ana) => Event(ContactEventKind.SoftBounce, day, mail, email, reason);

    public static ContactEvent Hard(double day, BounceReason reason = BounceReason.UserUnknown, BounceProof proof = BounceProof.Provider, string? mail = null) => Event(ContactEventKind.HardBounce, day, mail, reason: reason, proof: proof);

    public static ContactEvent Delivered(double day, string? mail = null, string email = Ana) => Event(ContactEventKind.Delivered, day, mail, email);

    public EventImport Import(params IEnumerable<ContactEvent> events)
    {
        var importer = new EventImporter(Store, 7);
        foreach (ContactEvent e in events) importer.Add(new EventItem(e, null));
        return importer.Complete();
    }

    public AddressFacts Facts(string email = Ana) => new EventLog(Store, AsOf).Of(email) ?? new AddressFacts();

    public IReadOnlyList<StaleFinding> Judge(StaleOptions? options = null, params (string, string?)[] columns) =>
        new StaleJudge(options ?? StaleOptions.Default(AsOf)).Judge(People.With([("Email", Ana), .. columns]), new StaleFacts { Events = Facts() });

    public void Dispose()
    {
        Store.Dispose();
        _folder.Dispose();
    }
}
