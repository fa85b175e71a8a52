using System.Text;

namespace CrmHygiene.Core.Verification.Phones.Fast;

/// <summary>
/// Reads plainly written, assigned numbers without regular expressions: digits with blanks, hyphens, dots, slashes and
/// brackets, with + and the calling code or as dialled in their country. It answers only where libphonenumber's reading
/// could be no other; whatever is doubtful (a dialling prefix that may be part of the number, a calling code without +)
/// it leaves to <see cref="PhoneParser"/>. A property test holds both to the same answers. Thread-safe.
/// </summary>
internal static class PhoneFastPath
{
    private const int MostCharacters = 40;
    private const int MostDigits = 18;

    /// <summary>Writes a number as E.164.</summary>
    /// <param name="text">ASCII text.</param>
    /// <param name="region">The country of a national number, ISO 3166-1 alpha-2; null where unknown.</param>
    /// <param name="e164">The number.</param>
    /// <returns>Whether it is a plainly written, assigned number; where not, nothing is said about it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, string? region, out string e164)
    {
        e164 = string.Empty;
        if (text.Length is < 5 or > MostCharacters || text.EndsWith(".0"u8)) return false;
        Span<byte> buffer = stackalloc byte[MostDigits];
        int count = 0;
        bool plus = text[0] == (byte)'+';
        for (int i = plus ? 1 : 0; i < text.Length; i++)
        {
            byte c = text[i];
            if (c is >= (byte)'0' and <= (byte)'9')
            {
                if (count == MostDigits) return false;
                buffer[count++] = c;
            }
            else if (c is not ((byte)' ' or (byte)'-' or (byte)'.' or (byte)'/' or (byte)'(' or (byte)')')) return false;
        }
        // What the library strips from the ends is left to it.
        if (count < 5 || text[^1] is < (byte)'0' or > (byte)'9' || (!plus && text[0] is not ((byte)'(' or >= (byte)'0'))) return false;
        ReadOnlySpan<byte> digits = buffer[..count];
        try
        {
            return plus ? International(digits, out e164) : region is not null && National(digits, region, out e164);
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    private static bool International(ReadOnlySpan<byte> digits, out string e164)
    {
        e164 = string.Empty;
        if (digits[0] == (byte)'0') return false;
        int code = 0;
        for (int length = 1; length <= 3; length++)
        {
            code = (code * 10) + digits[length - 1] - '0';
            if (RegionPlan.Sharing(code) is not { } group) continue;
            ReadOnlySpan<byte> rest = digits[length..];
            return IsUnprefixed(rest, group[0]) && RegionPlan.IsAssigned(group, rest) && Write(group[0], rest, out e164);
        }
        return false;
    }

    private static bool National(ReadOnlySpan<byte> digits, string region, out string e164)
    {
        e164 = string.Empty;
        if (RegionPlan.Of(region) is not { Prefix: { } prefix, InternationalPrefix: { } abroad } plan || RegionPlan.Sharing(plan.CountryCode) is not { } group) return false;
        if (abroad.Length == 0 || digits.StartsWith(abroad)) return false;
        if (digits.StartsWith(plan.CallingCode))
        {
            // 1 212 555 0100: the calling code without +, unless the digits are a number as they stand.
            if (plan.IsGeneral(digits)) return plan.HasLength(digits.Length) && NationalNumber(digits, plan, prefix, group, out e164);
            ReadOnlySpan<byte> rest = digits[plan.CallingCode.Length..];
            return plan.IsGeneral(rest) && IsUnprefixed(rest, plan) && IsUnprefixed(rest, group[0]) && RegionPlan.IsAssigned(group, rest) && Write(plan, rest, out e164);
        }
        return NationalNumber(digits, plan, prefix, group, out e164);
    }

    private static bool NationalNumber(ReadOnlySpan<byte> digits, RegionPlan plan, byte[] prefix, RegionPlan[] group, out string e164)
    {
        e164 = string.Empty;
        if (prefix.Length == 0 || !digits.StartsWith(prefix)) return RegionPlan.IsAssigned(group, digits) && Write(plan, digits, out e164);
        ReadOnlySpan<byte> rest = digits[prefix.Length..];
        return plan.IsAssigned(rest) && RegionPlan.IsAssigned(group, rest) && Write(plan, rest, out e164);
    }

    private static bool IsUnprefixed(ReadOnlySpan<byte> digits, RegionPlan plan) => plan.Prefix is { } prefix && (prefix.Length == 0 || !digits.StartsWith(prefix));

    private static bool Write(RegionPlan plan, ReadOnlySpan<byte> digits, out string e164)
    {
        Span<byte> written = stackalloc byte[MostDigits + 4];
        written[0] = (byte)'+';
        plan.CallingCode.CopyTo(written[1..]);
        int start = 1 + plan.CallingCode.Length;
        digits.CopyTo(written[start..]);
        e164 = Encoding.ASCII.GetString(written[..(start + digits.Length)]);
        return true;
    }
}
