using System.Buffers;
using System.Text;

namespace CrmHygiene.Core.Standards.Repair;

/// <summary>How plain the bytes of a row are; most rows of a list need no look at each of their texts.</summary>
internal enum PlainRow
{
    /// <summary>Anything may be in it.</summary>
    No,
    /// <summary>ASCII only: nothing was read in a wrong encoding.</summary>
    Ascii,
    /// <summary>ASCII without control characters, and no blanks around or in runs.</summary>
    Clean,
}

/// <summary>Looks at a whole row at once.</summary>
internal static class PlainRows
{
    private static readonly SearchValues<byte> WithTab = Printable((byte)'\t'), WithZero = Printable(0);

    /// <summary>How plain the row of a contact is; a contact that was changed is not looked at.</summary>
    public static PlainRow Of(Contact contact)
    {
        if (contact.IsChanged()) return PlainRow.No;
        ReadOnlySpan<byte> row = contact.RawRecord;
        if (!Ascii.IsValid(row)) return PlainRow.No;
        char delimiter = contact.GetLayout().Dialect.Delimiter;
        bool plain = delimiter switch
        {
            '\t' or '\0' => !row.ContainsAnyExcept(delimiter == '\t' ? WithTab : WithZero) && row.Count((byte)delimiter) == contact.FoundFieldCount - 1,
            >= ' ' and <= '~' => !row.ContainsAnyExceptInRange((byte)' ', (byte)'~'),
            _ => false,
        };
        return plain && row.IndexOf("  "u8) < 0 && HasTrimmedFields(contact, delimiter != '\0') ? PlainRow.Clean : PlainRow.Ascii;
    }

    private static bool HasTrimmedFields(Contact contact, bool quotes)
    {
        for (int i = 0; i < contact.FoundFieldCount; i++)
        {
            ReadOnlySpan<byte> field = contact.RawField(i);
            if (field.IsEmpty) continue;
            if (quotes && field[0] == (byte)'"')
            {
                if (field.Length < 2 || field[^1] != (byte)'"') return false;
                field = field[1..^1];
                if (field.IsEmpty) continue;
            }
            if (field[0] == (byte)' ' || field[^1] == (byte)' ') return false;
        }
        return true;
    }

    private static SearchValues<byte> Printable(byte further) => SearchValues.Create([further, .. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (byte)c)]);
}
