using System.Buffers.Binary;
using CrmHygiene.Core.Lifecycle.Events;

namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>
/// One event of one address in 32 bytes: enough to judge by, and no text. Ordered by time, then key, so that the same
/// events give the same bytes in whatever order they came.
/// </summary>
internal readonly record struct PackedEvent : IComparable<PackedEvent>
{
    /// <summary>Bytes of an event.</summary>
    public const int Size = 32;

    private const byte ProofBits = 0x07, NoTime = 0x08, Refused = 0x10, HasTopic = 0x80, HasList = 0x90;

    private static readonly long Epoch = new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
    private static readonly long EpochTicks = DateTime.UnixEpoch.Ticks + (Epoch * TimeSpan.TicksPerSecond);

    /// <summary>Which event it is, so that the same one counts once.</summary>
    public ulong Key { get; init; }

    /// <summary>The mail it is about; 0 where that is not known. For contracts and deals, until when they hold.</summary>
    public ulong Message { get; init; }

    /// <summary>Seconds since 1990; 0 where nothing says when.</summary>
    public uint Seconds { get; init; }

    /// <summary>The id of service, campaign and sender.</summary>
    public int Origin { get; init; }

    /// <summary>The id of the group of mail servers, or of the domain; of an opt-out or opt-in that of its topic or list, where it has one.</summary>
    public int Host { get; init; }

    /// <summary>What happened.</summary>
    public ContactEventKind Kind { get; init; }

    /// <summary>Why mail came back.</summary>
    public BounceReason Reason { get; init; }

    /// <summary>Why it may not be a person's doing.</summary>
    public ContactEventMarks Marks { get; init; }

    /// <summary>Proof, and what else the kind of event needs.</summary>
    public byte Flags { get; init; }

    /// <summary>What proves it.</summary>
    public BounceProof Proof => (BounceProof)(Flags & ProofBits);

    /// <summary>Whether it is a refusal that a whole domain may give: Microsoft's 5.4.1 Access denied.</summary>
    public bool IsRefused => !IsConsent && (Flags & Refused) != 0;

    /// <summary>Whether nothing says when it happened.</summary>
    public bool IsUndated => Seconds == 0 || (Flags & NoTime) != 0;

    /// <summary>By which way of contact an opt-out or opt-in holds.</summary>
    public SuppressionChannel Channel => (SuppressionChannel)((Flags >> 5) & 3);

    /// <summary>The id of the topic or list of an opt-out or opt-in; 0 of none.</summary>
    public int Topic => (Flags & HasTopic) != 0 ? Host : 0;

    /// <summary>Whether <see cref="Topic"/> is a list rather than a topic.</summary>
    public bool IsList => (Flags & HasList) == HasList;

    /// <summary>Whether it is about what the person allows.</summary>
    public bool IsConsent => EventChannels.IsConsent(Kind);

    /// <summary>Whether the address may have to be left alone because of it.</summary>
    public bool MayRestrict => Kind is ContactEventKind.Unsubscribed or ContactEventKind.Complaint or ContactEventKind.HardBounce;

    /// <summary>When it happened; the first second of 1990 where nothing says when.</summary>
    public DateTime Time => At(Seconds);

    /// <summary>
    /// The same opt-out without a time, told after the person was taken off the suppression list: it may be a new one, and
    /// nothing proves that it is not.
    /// </summary>
    /// <param name="reinstated">What took the person off.</param>
    public PackedEvent After(in PackedEvent reinstated) => this with { Key = Duplicates.Records.Hash64.Combine(Key, reinstated.Key), Seconds = reinstated.Seconds + 1, Flags = (byte)(Flags | NoTime) };

    /// <summary>The end of a contract or deal; null where it is open.</summary>
    public DateTime? Until => Message == 0 ? null : At((long)Message);

    // AddSeconds works in fractions, and this is asked for twenty times a contact.
    private static DateTime At(long seconds) => new(EpochTicks + (seconds * TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    /// <summary>Seconds since 1990 of a time; 0 of none or one before.</summary>
    public static uint SecondsOf(DateTimeOffset? time) => time is { } t ? (uint)Math.Clamp(t.ToUnixTimeSeconds() - Epoch, 0, uint.MaxValue) : 0;

    /// <summary>The flags of an event.</summary>
    public static byte FlagsOf(ContactEvent e, bool isConsent)
    {
        if (!isConsent) return (byte)((int)e.Proof | (e.Reason == BounceReason.UserUnknown && e.Status == "5.4.1" ? Refused : 0));
        return (byte)((int)e.Proof | ((int)e.Channel << 5) | (e.Topic.Length > 0 ? HasTopic : e.List.Length > 0 ? HasList : 0));
    }

    /// <inheritdoc/>
    public int CompareTo(PackedEvent other)
    {
        int order = Seconds.CompareTo(other.Seconds);
        return order != 0 ? order : Key.CompareTo(other.Key);
    }

    /// <summary>Writes it.</summary>
    public void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(to, Seconds);
        BinaryPrimitives.WriteUInt64LittleEndian(to[4..], Key);
        BinaryPrimitives.WriteUInt64LittleEndian(to[12..], Message);
        BinaryPrimitives.WriteInt32LittleEndian(to[20..], Origin);
        BinaryPrimitives.WriteInt32LittleEndian(to[24..], Host);
        to[28] = (byte)Kind;
        to[29] = (byte)Reason;
        to[30] = (byte)Marks;
        to[31] = Flags;
    }

    /// <summary>Reads one.</summary>
    public static PackedEvent Read(ReadOnlySpan<byte> from) => new()
    {
        Seconds = BinaryPrimitives.ReadUInt32LittleEndian(from),
        Key = BinaryPrimitives.ReadUInt64LittleEndian(from[4..]),
        Message = BinaryPrimitives.ReadUInt64LittleEndian(from[12..]),
        Origin = BinaryPrimitives.ReadInt32LittleEndian(from[20..]),
        Host = BinaryPrimitives.ReadInt32LittleEndian(from[24..]),
        Kind = (ContactEventKind)from[28],
        Reason = (BounceReason)from[29],
        Marks = (ContactEventMarks)from[30],
        Flags = from[31],
    };
}
