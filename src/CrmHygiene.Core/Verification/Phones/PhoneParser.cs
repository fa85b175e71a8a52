using System.Diagnostics.CodeAnalysis;
using PhoneNumbers;

namespace CrmHygiene.Core.Verification.Phones;

/// <summary>
/// Reads phone numbers as people write them, by the numbering plans of google/libphonenumber. What that library refuses
/// or reads as an unassigned number is tried again in the ways people mistype: 00 or 011 for +, (0) after a country code,
/// a country code without +, several numbers in a cell, words after the number. A retry counts only where it is assigned.
/// </summary>
/// <remarks>Thread-safe. Each thread remembers its latest numbers, because reading one takes microseconds.</remarks>
public static class PhoneParser
{
    private const int CacheSize = 512;
    private const int MaxLength = 200;
    private static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();

    [ThreadStatic]
    private static Entry[]? t_cache;

    /// <summary>Reads a number.</summary>
    /// <param name="text">The text of a cell.</param>
    /// <param name="region">The country of a national number, ISO 3166-1 alpha-2; null where unknown.</param>
    public static PhoneResult Parse(string? text, string? region = null)
    {
        if (string.IsNullOrWhiteSpace(text)) return new PhoneResult(text ?? string.Empty, PhoneReason.NumberMissing);
        if (text.Length > MaxLength) return new PhoneResult(text, PhoneReason.NotANumber);
        Entry[] cache = t_cache ??= new Entry[CacheSize];
        ref Entry entry = ref cache[(text.GetHashCode(StringComparison.Ordinal) ^ (region?.GetHashCode(StringComparison.Ordinal) ?? 0)) & (CacheSize - 1)];
        if (entry.Result is null || entry.Result.Text != text || entry.Region != region) entry = new Entry(Read(text, region), region);
        return entry.Result!;
    }

    private static PhoneResult Read(string text, string? region)
    {
        string clean = PhoneText.Clean(text);
        if (PhoneText.IsScientific(clean, out string? digits))
        {
            if (digits is null) return new PhoneResult(text, PhoneReason.RoundedBySpreadsheet);
            clean = digits;
        }
        ErrorType? error = null;
        PhoneNumber? number = PhoneText.CountDigits(clean) < 2 ? null : TryLibrary(clean, region, out error);
        // a type is known exactly where the number is valid; asking once halves the cost
        if (number is not null && Util.GetNumberType(number) is var type and not PhoneNumberType.UNKNOWN) return Assigned(text, number, type);
        if (PhoneText.IsPlaceholder(clean)) return new PhoneResult(text, PhoneReason.Placeholder, number);
        if (Retry(text, clean, region) is { } retried) return retried;
        return number is null ? new PhoneResult(text, Reason(clean, region, error)) : new PhoneResult(text, Reason(number), number);
    }

    private static PhoneResult Assigned(string text, PhoneNumber number, PhoneNumberType type, PhoneReason reason = PhoneReason.Assigned)
    {
        if (reason == PhoneReason.Assigned && FictionalNumbers.Contains(number)) reason = PhoneReason.Fictional;
        if (reason == PhoneReason.Assigned && type == PhoneNumberType.PREMIUM_RATE) reason = PhoneReason.PremiumRate;
        return new PhoneResult(text, reason, number) { IsAssigned = true };
    }

    private static PhoneResult? Retry(string text, string clean, string? region)
    {
        if (Several(text, clean, region) is { } several) return several;
        foreach (string variant in PhoneVariants.Of(clean, region))
            if (TryValid(variant, region, out PhoneNumber? number)) return Assigned(text, number, Util.GetNumberType(number));
        foreach (string variant in PhoneVariants.WithCountryCode(clean, region))
            if (TryValid(variant, null, out PhoneNumber? number)) return Assigned(text, number, Util.GetNumberType(number), PhoneReason.CountryCodeAssumed);
        return null;
    }

    // A cell of several numbers: the first that is assigned, and the others that are.
    private static PhoneResult? Several(string text, string clean, string? region)
    {
        string[] parts = PhoneText.Split(clean);
        if (parts.Length < 2) return null;
        List<PhoneNumber> numbers = [];
        foreach (string part in parts)
        {
            if (PhoneText.CountDigits(part) < 5) continue;
            if (TryValid(part, region, out PhoneNumber? number) || PhoneVariants.Of(part, region).Any(v => TryValid(v, region, out number))) numbers.Add(number!);
        }
        if (numbers.Count == 0) return null;
        return new PhoneResult(text, PhoneReason.SeveralNumbers, numbers[0])
        {
            IsAssigned = true,
            Others = [.. numbers.Skip(1).Select(n => Assigned(text, n, Util.GetNumberType(n)))],
        };
    }

    private static bool TryValid(string text, string? region, [NotNullWhen(true)] out PhoneNumber? number)
    {
        number = TryLibrary(text, region, out _);
        if (number is not null && !Util.IsValidNumber(number)) number = null;
        return number is not null;
    }

    private static PhoneNumber? TryLibrary(string text, string? region, out ErrorType? error)
    {
        error = null;
        try
        {
            return Util.Parse(text, region ?? "ZZ");
        }
        catch (NumberParseException e)
        {
            error = e.ErrorType;
            return null;
        }
    }

    private static PhoneReason Reason(string clean, string? region, ErrorType? error)
    {
        int digits = PhoneText.CountDigits(clean);
        if (digits < 2 || error == ErrorType.NOT_A_NUMBER) return PhoneReason.NotANumber;
        return error switch
        {
            ErrorType.INVALID_COUNTRY_CODE when region is null && !clean.Contains('+', StringComparison.Ordinal) => PhoneReason.CountryUnknown,
            ErrorType.INVALID_COUNTRY_CODE => PhoneReason.UnknownCallingCode,
            ErrorType.TOO_SHORT_NSN or ErrorType.TOO_SHORT_AFTER_IDD => PhoneReason.TooShort,
            ErrorType.TOO_LONG => PhoneReason.TooLong,
            _ => PhoneReason.NotANumber,
        };
    }

    private static PhoneReason Reason(PhoneNumber number) => Util.IsPossibleNumberWithReason(number) switch
    {
        PhoneNumberUtil.ValidationResult.TOO_SHORT => PhoneReason.TooShort,
        PhoneNumberUtil.ValidationResult.TOO_LONG => PhoneReason.TooLong,
        PhoneNumberUtil.ValidationResult.INVALID_LENGTH => PhoneReason.WrongLength,
        PhoneNumberUtil.ValidationResult.INVALID_COUNTRY_CODE => PhoneReason.UnknownCallingCode,
        PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY => PhoneReason.AreaCodeMissing,
        _ => PhoneReason.NotAssigned,
    };

    private readonly record struct Entry(PhoneResult? Result, string? Region);
}
