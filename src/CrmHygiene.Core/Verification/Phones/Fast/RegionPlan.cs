using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using PhoneNumbers;

namespace CrmHygiene.Core.Verification.Phones.Fast;

/// <summary>
/// The numbering plan of one region, its patterns as tables that are made when first asked: 25 regions share +1, and a list
/// of a few hundred contacts meets few of their kinds of numbers. Thread-safe.
/// </summary>
internal sealed class RegionPlan
{
    private static readonly ConcurrentDictionary<string, RegionPlan?> Plans = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<int, RegionPlan[]?> Groups = new();
    private static readonly ConcurrentDictionary<int, bool> CallingCodes = new();

    private readonly (Lazy<DigitPattern> Pattern, uint Lengths)[] _types;
    private readonly Lazy<DigitPattern>? _leading;
    private readonly Lazy<DigitPattern> _general;
    private readonly uint _generalLengths;
    private readonly DialledPrefixes? _prefixes, _abroad;

    private RegionPlan(PhoneMetadata metadata)
    {
        CountryCode = metadata.CountryCode;
        CallingCode = Encoding.ASCII.GetBytes(metadata.CountryCode.ToString(CultureInfo.InvariantCulture));
        // A rule that rewrites what it strips is more than a prefix.
        bool rewrites = metadata.HasNationalPrefixTransformRule && metadata.NationalPrefixTransformRule.Length > 0;
        _prefixes = rewrites ? null : DialledPrefixes.Parse(metadata.HasNationalPrefixForParsing ? metadata.NationalPrefixForParsing : string.Empty);
        _abroad = metadata.InternationalPrefix is { Length: > 0 } abroad ? DialledPrefixes.Parse(abroad) : null;
        (_general, _generalLengths) = Pattern(metadata.GeneralDesc) ?? throw new NotSupportedException();
        _types = [.. new[] { metadata.FixedLine, metadata.Mobile, metadata.TollFree, metadata.Voip, metadata.SharedCost, metadata.PremiumRate, metadata.PersonalNumber, metadata.Pager, metadata.Uan, metadata.Voicemail }
            .Select(Pattern).Where(t => t is not null).Select(t => t!.Value)];
        _leading = metadata.HasLeadingDigits && metadata.LeadingDigits.Length > 0 ? Table(metadata.LeadingDigits) : null;
    }

    /// <summary>The calling code, such as 49.</summary>
    public int CountryCode { get; }

    /// <summary>The digits of the calling code.</summary>
    public byte[] CallingCode { get; }

    /// <summary>The length of the prefix that national digits begin with, 0 for none; null where that is doubtful.</summary>
    public int? PrefixOf(ReadOnlySpan<byte> digits) => _prefixes?.LengthIn(digits);

    /// <summary>The length of the prefix that dials abroad which digits begin with, 0 for none; null where that is doubtful.</summary>
    public int? AbroadOf(ReadOnlySpan<byte> digits) => _abroad?.LengthIn(digits);

    /// <summary>The plan of a region; null where there is none, or the library knows no counts of digits.</summary>
    public static RegionPlan? Of(string region) => Plans.GetOrAdd(region, static r =>
    {
        try
        {
            return PhoneNumberUtil.GetInstance().GetMetadataForRegion(r) is { } metadata ? new RegionPlan(metadata) : null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    });

    /// <summary>The plans of all regions that share a calling code, the main one first; null where one of them cannot be used.</summary>
    public static RegionPlan[]? Sharing(int countryCode) => Groups.GetOrAdd(countryCode, static code =>
    {
        IReadOnlyList<string> regions = PhoneNumberUtil.GetInstance().GetRegionCodesForCountryCode(code);
        RegionPlan[] plans = [.. regions.Where(r => r != "001").Select(Of).OfType<RegionPlan>()];
        return plans.Length == 0 || plans.Length < regions.Count ? null : plans;
    });

    /// <summary>Whether a calling code is given to any country or service.</summary>
    public static bool IsCallingCode(int code) => CallingCodes.GetOrAdd(code, static c => PhoneNumberUtil.GetInstance().GetRegionCodesForCountryCode(c).Count > 0);

    /// <summary>Whether the digits have the general form of the region's numbers, their count left aside.</summary>
    /// <exception cref="NotSupportedException">A pattern of the plan is more than a table can hold; so too from the others below.</exception>
    public bool IsGeneral(ReadOnlySpan<byte> digits) => _general.Value.Matches(digits);

    /// <summary>Whether numbers of so many digits exist.</summary>
    public bool HasLength(int length) => (_generalLengths & (1u << length)) != 0;

    /// <summary>Whether the digits are an assigned number of the region.</summary>
    public bool IsAssigned(ReadOnlySpan<byte> digits)
    {
        if (!Fits(_general, _generalLengths, digits)) return false;
        foreach ((Lazy<DigitPattern> pattern, uint lengths) in _types)
            if (Fits(pattern, lengths, digits)) return true;
        return false;
    }

    /// <summary>Whether the digits are an assigned number of the region they belong to, among those that share a calling code.</summary>
    public static bool IsAssigned(RegionPlan[] group, ReadOnlySpan<byte> digits)
    {
        if (group.Length == 1) return group[0].IsAssigned(digits);
        foreach (RegionPlan plan in group)
        {
            if (plan._leading is null)
            {
                if (plan.IsAssigned(digits)) return true;
            }
            else if (plan._leading.Value.MatchesStart(digits)) return plan.IsAssigned(digits);
        }
        return false;
    }

    private static bool Fits(Lazy<DigitPattern> pattern, uint lengths, ReadOnlySpan<byte> digits) =>
        (lengths == 0 || (lengths & (1u << digits.Length)) != 0) && pattern.Value.Matches(digits);

    private static Lazy<DigitPattern> Table(string pattern) => new(() => DigitPattern.Compile(pattern));

    private static (Lazy<DigitPattern>, uint)? Pattern(PhoneNumberDesc? desc)
    {
        if (desc is null || !desc.HasNationalNumberPattern || desc.NationalNumberPattern is "NA" or "") return null;
        uint lengths = 0;
        foreach (int length in desc.PossibleLengthList)
        {
            if (length < 0) return null;
            if (length < 32) lengths |= 1u << length;
        }
        return (Table(desc.NationalNumberPattern), lengths);
    }
}
