namespace CrmHygiene.Core.Lifecycle.Facts;

/// <summary>The events of an address as bytes: a version, then 32 bytes each, in order.</summary>
internal static class EventBytes
{
    private const byte Version = 1;

    public static byte[] Write(ReadOnlySpan<PackedEvent> events)
    {
        byte[] bytes = new byte[1 + events.Length * PackedEvent.Size];
        bytes[0] = Version;
        for (int i = 0; i < events.Length; i++) events[i].Write(bytes.AsSpan(1 + i * PackedEvent.Size));
        return bytes;
    }

    /// <exception cref="InvalidDataException">The bytes are of another version or cut short.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, List<PackedEvent> into)
    {
        if (bytes.Length == 0 || bytes[0] != Version || (bytes.Length - 1) % PackedEvent.Size != 0) throw new InvalidDataException("The events of an address in the store are damaged.");
        for (int at = 1; at < bytes.Length; at += PackedEvent.Size) into.Add(PackedEvent.Read(bytes[at..]));
    }
}
