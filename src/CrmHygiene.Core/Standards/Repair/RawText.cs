namespace CrmHygiene.Core.Standards.Repair;

/// <summary>Looks at a column's bytes as found, so that rules can pass over what needs nothing without making strings.</summary>
internal static class RawText
{
    /// <summary>The UTF-8 value of a column that has not been changed; false where only its text will do.</summary>
    public static bool TryGet(Contact contact, int column, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (contact.IsChanged(column)) return false;
        if ((uint)column >= (uint)contact.FoundFieldCount) return true;
        value = contact.RawField(column);
        if (value.IsEmpty || value[0] != (byte)'"' || contact.GetLayout().Dialect.Delimiter == '\0') return true;
        if (value.Length < 2 || value[^1] != (byte)'"') return false;
        value = value[1..^1];
        return value.IndexOf((byte)'"') < 0;
    }

    /// <summary>One capital and small ASCII letters.</summary>
    public static bool IsPlainName(ReadOnlySpan<byte> value)
    {
        if (value.Length < 2 || value[0] is < (byte)'A' or > (byte)'Z') return value.IsEmpty;
        return !value[1..].ContainsAnyExceptInRange((byte)'a', (byte)'z');
    }

    /// <summary>+ and eight to fifteen digits: E.164.</summary>
    public static bool IsE164(ReadOnlySpan<byte> value) =>
        value.IsEmpty || (value.Length is >= 9 and <= 16 && value[0] == (byte)'+' && value[1] != (byte)'0' && !value[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'));

    /// <summary>An address of small ASCII letters, digits and -._+ with one @ and an end that is a letter.</summary>
    public static bool IsPlainEmail(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return true;
        int ats = 0;
        foreach (byte b in value)
        {
            if (b is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or (byte)'.' or (byte)'-' or (byte)'_' or (byte)'+') continue;
            if (b != (byte)'@') return false;
            ats++;
        }
        return ats == 1 && value[^1] is >= (byte)'a' and <= (byte)'z';
    }

    /// <summary>Begins as 2026-12-31.</summary>
    public static bool IsIsoDate(ReadOnlySpan<byte> value) =>
        value.IsEmpty || (value.Length >= 10 && value[4] == (byte)'-' && value[7] == (byte)'-' && !value[..4].ContainsAnyExceptInRange((byte)'0', (byte)'9'));
}
