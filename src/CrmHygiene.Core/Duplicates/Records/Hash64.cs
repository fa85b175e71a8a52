using System.Buffers.Binary;
using System.Numerics;

namespace CrmHygiene.Core.Duplicates.Records;

/// <summary>A fast 64-bit hash that is the same in every process (the framework's is seeded at random).</summary>
internal static class Hash64
{
    public static ulong Of(ReadOnlySpan<byte> bytes, ulong seed = 0x9E3779B97F4A7C15)
    {
        ulong hash = seed ^ ((ulong)bytes.Length * 0xFF51AFD7ED558CCD);
        while (bytes.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }
        ulong tail = 0;
        for (int i = 0; i < bytes.Length; i++) tail |= (ulong)bytes[i] << (8 * i);
        return Mix(hash ^ tail ^ ((ulong)bytes.Length << 56));
    }

    public static ulong Combine(ulong a, ulong b) => Mix(BitOperations.RotateLeft(a, 23) ^ (b * 0x9FB21C651E98DF25));

    public static ulong Mix(ulong x)
    {
        x ^= x >> 32;
        x *= 0xD6E8FEB86659FD93;
        x ^= x >> 32;
        x *= 0xD6E8FEB86659FD93;
        return x ^ (x >> 32);
    }
}
