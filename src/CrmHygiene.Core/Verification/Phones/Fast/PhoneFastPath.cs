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
    private const int MostWithoutCountry = 10;
    private const int MostExtensionDigits = 6;

    /// <summary>Writes a number as E.164, its extension behind it.</summary>
    /// <param name="text">ASCII text.</param>
    /// <param name="region">The country of a national number, ISO 3166-1 alpha-2; null where unknown.</param>
    /// <param name="standard">The number.</param>
    /// <returns>Whether it is a plainly written, assigned number; where not, nothing is said about it.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, string? region, out string standard)
    {
        standard = string.Empty;
        ReadOnlySpan<byte> number = TakeExtension(text, out ReadOnlySpan<byte> extension);
        Span<byte> buffer = stackalloc byte[MostDigits];
        if (!TryTakeDigits(number, buffer, out int count, out bool plus)) return false;
        ReadOnlySpan<byte> digits = buffer[..count];
        try
        {
            bool read = plus ? International(digits, out standard) : (region is not null && National(digits, region, out standard))
                || (extension.IsEmpty && IsOnePlainNumber(number) && FromAbroad(digits, region, out standard));
            if (!read) return false;
        }
        catch (NotSupportedException)
        {
            return false;
        }
        if (!extension.IsEmpty) standard = $"{standard} ext. {Encoding.ASCII.GetString(extension)}";
        return true;
    }

    /// <summary>Whether a text is one plainly written number whose country nothing says, so that nothing can be read in it.</summary>
    /// <param name="text">ASCII text.</param>
    public static bool NeedsCountry(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> number = TakeExtension(text, out _);
        Span<byte> buffer = stackalloc byte[MostDigits];
        if (!TryTakeDigits(number, buffer, out int count, out bool plus) || plus || HasTrunk(number)) return false;
        ReadOnlySpan<byte> digits = buffer[..count];
        // Long digits could be a calling code without +, which begins with no 0.
        if (count > MostWithoutCountry && digits[0] != (byte)'0') return false;
        // What may be several numbers could have one among them that is dialled from abroad.
        bool several = number.Contains((byte)'/') || number.IndexOf(" -"u8) >= 0;
        return several ? digits.IndexOf("00"u8) < 0 && digits.IndexOf("011"u8) < 0 : !digits.StartsWith("00"u8) && !digits.StartsWith("011"u8);
    }

    /// <summary>Whether a text is one plainly written number that is surely not assigned, however it is read, so that there is nothing to write or suggest.</summary>
    /// <param name="text">ASCII text.</param>
    /// <param name="region">The country of a national number, ISO 3166-1 alpha-2; null where unknown.</param>
    public static bool IsUnassigned(ReadOnlySpan<byte> text, string? region)
    {
        ReadOnlySpan<byte> number = TakeExtension(text, out ReadOnlySpan<byte> extension);
        Span<byte> buffer = stackalloc byte[MostDigits];
        if (!TryTakeDigits(number, buffer, out int count, out bool plus) || !IsOnePlainNumber(number)) return false;
        ReadOnlySpan<byte> digits = buffer[..count];
        try
        {
            RegionPlan? plan = region is null ? null : RegionPlan.Of(region);
            if (region is not null && plan is null) return false;
            if (plus) return !RepeatsCode(digits, plan) && UnassignedPlan.International(digits, abroadOnly: plan is null);
            if (plan is null || digits.StartsWith("00"u8) || digits.StartsWith("011"u8) || !UnassignedPlan.National(digits, plan)) return false;
            // Without an extension so many digits are also tried as beginning with a calling code.
            return !extension.IsEmpty || digits[0] == (byte)'0' || count < MostWithoutCountry || UnassignedPlan.International(digits, abroadOnly: true);
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>No second number behind a slash or hyphen, and no (0), which is read with and without.</summary>
    private static bool IsOnePlainNumber(ReadOnlySpan<byte> number) => !number.Contains((byte)'/') && number.IndexOf(" -"u8) < 0 && !HasTrunk(number);

    /// <summary>Whether brackets hold a 0 alone.</summary>
    private static bool HasTrunk(ReadOnlySpan<byte> number)
    {
        int state = 0;
        foreach (byte b in number)
        {
            if (b == (byte)'(') state = 1;
            else if (b == (byte)')')
            {
                if (state == 2) return true;
                state = 0;
            }
            else if (b is >= (byte)'0' and <= (byte)'9') state = state == 1 && b == (byte)'0' ? 2 : 0;
        }
        return false;
    }

    /// <summary>+49 0049 30 and +49 49 30: the calling code of the contact's country twice.</summary>
    private static bool RepeatsCode(ReadOnlySpan<byte> digits, RegionPlan? plan)
    {
        if (plan is null || !digits.StartsWith(plan.CallingCode)) return false;
        ReadOnlySpan<byte> rest = digits[plan.CallingCode.Length..];
        return rest.StartsWith(plan.CallingCode) || (rest.StartsWith("00"u8) && rest[2..].StartsWith(plan.CallingCode));
    }

    /// <summary>00 or 011 for +, in a country that dials abroad otherwise, or where the country is unknown.</summary>
    private static bool FromAbroad(ReadOnlySpan<byte> digits, string? region, out string e164)
    {
        e164 = string.Empty;
        int prefix = digits.StartsWith("00"u8) ? 2 : digits.StartsWith("011"u8) ? 3 : 0;
        if (prefix == 0) return false;
        if (region is not null && (RegionPlan.Of(region) is not { } plan || !UnassignedPlan.National(digits, plan))) return false;
        Span<char> text = stackalloc char[MostDigits];
        for (int i = 0; i < digits.Length; i++) text[i] = (char)digits[i];
        return !PhoneText.IsPlaceholder(text[..digits.Length]) && International(digits[prefix..], out e164);
    }

    private static bool TryTakeDigits(ReadOnlySpan<byte> text, Span<byte> buffer, out int count, out bool plus)
    {
        (count, plus) = (0, false);
        if (text.Length is < 5 or > MostCharacters || text.EndsWith(".0"u8)) return false;
        plus = text[0] == (byte)'+';
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
        return count >= 5 && text[^1] is >= (byte)'0' and <= (byte)'9' && (plus || text[0] is (byte)'(' or >= (byte)'0');
    }

    /// <summary>Takes <c>ext 12</c>, <c>ext. 12</c> or <c>x12</c> off the end.</summary>
    private static ReadOnlySpan<byte> TakeExtension(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> extension)
    {
        extension = default;
        int at = text.LastIndexOf((byte)'x');
        if (at < 0) return text;
        int start = at + 1;
        bool word = at >= 1 && text[at - 1] == (byte)'e' && start < text.Length && text[start] == (byte)'t';
        if (word) start++;
        if (start < text.Length && text[start] == (byte)'.') start++;
        while (start < text.Length && text[start] == (byte)' ') start++;
        ReadOnlySpan<byte> digits = text[start..];
        if (digits.Length is 0 or > MostExtensionDigits || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return text;
        extension = digits;
        return text[..(word ? at - 1 : at)].TrimEnd((byte)' ');
    }

    private static bool International(ReadOnlySpan<byte> digits, out string e164)
    {
        e164 = string.Empty;
        if (digits.IsEmpty || digits[0] == (byte)'0') return false;
        int code = 0;
        for (int length = 1; length <= 3 && length < digits.Length; length++)
        {
            code = (code * 10) + digits[length - 1] - '0';
            if (RegionPlan.Sharing(code) is { } group) return NationalNumber(digits[length..], group[0], group, out e164);
        }
        return false;
    }

    private static bool National(ReadOnlySpan<byte> digits, string region, out string e164)
    {
        e164 = string.Empty;
        if (RegionPlan.Of(region) is not { } plan || RegionPlan.Sharing(plan.CountryCode) is not { } group) return false;
        if (plan.AbroadOf(digits) is not { } abroad) return false;
        if (abroad > 0) return International(digits[abroad..], out e164);
        if (digits.StartsWith(plan.CallingCode))
        {
            // 1 212 555 0100: the calling code without +, unless the digits are a number as they stand.
            if (plan.IsGeneral(digits)) return plan.HasLength(digits.Length) && NationalNumber(digits, plan, group, out e164);
            ReadOnlySpan<byte> rest = digits[plan.CallingCode.Length..];
            return plan.IsGeneral(rest) && plan.PrefixOf(rest) == 0 && group[0].PrefixOf(rest) == 0 && RegionPlan.IsAssigned(group, rest) && Write(plan, rest, out e164);
        }
        return NationalNumber(digits, plan, group, out e164);
    }

    private static bool NationalNumber(ReadOnlySpan<byte> digits, RegionPlan plan, RegionPlan[] group, out string e164)
    {
        e164 = string.Empty;
        if (plan.PrefixOf(digits) is not { } prefix) return false;
        if (prefix == 0) return RegionPlan.IsAssigned(group, digits) && Write(plan, digits, out e164);
        ReadOnlySpan<byte> rest = digits[prefix..];
        return plan.IsAssigned(rest) && RegionPlan.IsAssigned(group, rest) && Write(plan, rest, out e164);
    }

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
