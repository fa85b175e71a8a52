namespace CrmHygiene.Core.Verification.Phones.Fast;

/// <summary>
/// Tells digits that are no assigned number in any reading libphonenumber tries. Says so only where that is certain: every
/// reading, with and without a national prefix or calling code, has to fail. Thread-safe.
/// </summary>
internal static class UnassignedPlan
{
    /// <summary>Whether digits behind a + are surely no assigned number.</summary>
    /// <param name="digits">The digits.</param>
    /// <param name="abroadOnly">Whether no country is known; in a known one digits with no calling code are read as dialled there.</param>
    public static bool International(ReadOnlySpan<byte> digits, bool abroadOnly)
    {
        if (digits.IsEmpty || digits[0] == (byte)'0') return false;
        int code = 0;
        for (int length = 1; length <= 3 && length < digits.Length; length++)
        {
            code = (code * 10) + digits[length - 1] - '0';
            if (!RegionPlan.IsCallingCode(code)) continue;
            return RegionPlan.Sharing(code) is { } group && Reading(digits[length..], group[0], group);
        }
        return abroadOnly && digits.Length > 3;
    }

    /// <summary>Whether digits dialled in a country are surely no assigned number.</summary>
    public static bool National(ReadOnlySpan<byte> digits, RegionPlan plan)
    {
        if (plan.AbroadOf(digits) is not 0 || RegionPlan.Sharing(plan.CountryCode) is not { } group || !Readings(digits, plan, group)) return false;
        if (!digits.StartsWith(plan.CallingCode)) return true;
        // Behind a calling code without + the library takes a prefix off twice.
        ReadOnlySpan<byte> rest = digits[plan.CallingCode.Length..];
        return plan.PrefixOf(rest) is { } prefix && Readings(rest, plan, group) && (prefix == 0 || Readings(rest[prefix..], plan, group));
    }

    private static bool Readings(ReadOnlySpan<byte> digits, RegionPlan plan, RegionPlan[] group) =>
        Reading(digits, plan, group) && (ReferenceEquals(plan, group[0]) || Reading(digits, group[0], group));

    private static bool Reading(ReadOnlySpan<byte> digits, RegionPlan plan, RegionPlan[] group) =>
        plan.PrefixOf(digits) is { } prefix && !RegionPlan.IsAssigned(group, digits) && (prefix == 0 || !RegionPlan.IsAssigned(group, digits[prefix..]));
}
