using System.Buffers.Binary;
using System.Text;

namespace CrmHygiene;

/// <summary>
/// A row in one array: the start of each field (2 bytes each, 4 where the row is longer than 64 KB), then the row's
/// bytes as found. Two allocations a contact, and an unchanged row can be written back byte for byte.
/// </summary>
internal readonly struct PackedRecord
{
    private PackedRecord(byte[] bytes, int fieldCount, bool wide)
    {
        Bytes = bytes;
        FieldCount = fieldCount;
        Wide = wide;
    }

    public byte[] Bytes { get; }
    public int FieldCount { get; }
    public bool Wide { get; }

    public static int HeaderLength(int fieldCount, bool wide) => fieldCount * (wide ? 4 : 2);

    /// <summary>Allocates a record; the caller fills <see cref="Row"/> and calls <see cref="SetStart"/> for each field.</summary>
    public static PackedRecord Allocate(int rowLength, int fieldCount)
    {
        bool wide = rowLength > ushort.MaxValue;
        return new PackedRecord(GC.AllocateUninitializedArray<byte>(HeaderLength(fieldCount, wide) + rowLength), fieldCount, wide);
    }

    /// <summary>The row's bytes.</summary>
    public Span<byte> Row => Bytes.AsSpan(HeaderLength(FieldCount, Wide));

    /// <summary>Notes where a field starts in the row. Fields are one byte (the delimiter) apart.</summary>
    public void SetStart(int field, int start)
    {
        if (Wide) BinaryPrimitives.WriteInt32LittleEndian(Bytes.AsSpan(field * 4), start);
        else BinaryPrimitives.WriteUInt16LittleEndian(Bytes.AsSpan(field * 2), (ushort)start);
    }

    public static ReadOnlySpan<byte> Field(byte[] bytes, int fieldCount, bool wide, int field)
    {
        ReadOnlySpan<byte> row = bytes.AsSpan(HeaderLength(fieldCount, wide));
        int start = Start(bytes, wide, field);
        int end = field + 1 < fieldCount ? Start(bytes, wide, field + 1) - 1 : row.Length;
        return row[start..end];
    }

    /// <summary>Packs values that never stood in a file.</summary>
    public static PackedRecord FromText(IReadOnlyList<string?> values)
    {
        int length = Math.Max(0, values.Count - 1);
        foreach (string? value in values) length += value is null ? 0 : Encoding.UTF8.GetByteCount(value);
        PackedRecord record = Allocate(length, values.Count);
        Span<byte> row = record.Row;
        int position = 0;
        for (int i = 0; i < values.Count; i++)
        {
            if (i > 0) row[position++] = 0;
            record.SetStart(i, position);
            if (values[i] is { } value) position += Encoding.UTF8.GetBytes(value, row[position..]);
        }
        return record;
    }

    /// <summary>The value of a quoted field (RFC 4180): without the quotes, doubled quotes made one, text after the closing quote kept.</summary>
    public static string Unquote(ReadOnlySpan<byte> raw)
    {
        ReadOnlySpan<byte> inner = raw[1..];
        if (inner.Length > 0 && inner[^1] == (byte)'"' && inner[..^1].IndexOf((byte)'"') < 0) return Encoding.UTF8.GetString(inner[..^1]);
        byte[] buffer = new byte[inner.Length];
        int length = 0;
        bool open = true;
        for (int i = 0; i < inner.Length; i++)
        {
            if (open && inner[i] == (byte)'"')
            {
                if (i + 1 < inner.Length && inner[i + 1] == (byte)'"') i++;
                else
                {
                    open = false;
                    continue;
                }
            }
            buffer[length++] = inner[i];
        }
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static int Start(byte[] bytes, bool wide, int field) => wide
        ? BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(field * 4))
        : BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(field * 2));
}
