using System.Text;
using System.Text.RegularExpressions;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Verification.Phones;
using CrmHygiene.Core.Verification.Phones.Fast;
using CsCheck;
using PhoneNumbers;

namespace CrmHygiene.Core.Tests.Verification.Phones;

public class PhoneFastPathTests
{
    private static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();
    private static readonly string[] Regions = [.. Util.GetSupportedRegions().Order(StringComparer.Ordinal)];
    private static readonly string[] Common = ["US", "CA", "GB", "DE", "FR", "NL", "IT", "ES", "AT", "CH", "BE", "PL", "SE", "IN", "IR", "AE", "JP", "TR", "DK", "PT"];

    [Fact]
    public void It_reads_what_the_parser_reads_or_nothing()
    {
        Gen<string> formatted = from region in Gen.Int[0, Regions.Length - 1].Select(i => Regions[i])
                                from type in Gen.Enum<PhoneNumberType>()
                                from noise in Gen.Int[0, 9].Array[3]
                                from style in Gen.Int[0, 5]
                                select Written(region, type, noise, style);
        Gen.Select(formatted, Gen.Int[0, Regions.Length - 1], Gen.Bool).Sample((text, other, same) => Check(text[2..], same ? text[..2] : Regions[other]), iter: 20_000);
    }

    [Fact]
    public void It_agrees_about_random_digits()
    {
        Gen<string> digits = Gen.String[Gen.OneOf(Gen.Char['0', '9'], Gen.Char['0', '9'], Gen.Char['0', '9'], Gen.Int[0, 5].Select(i => " -./()"[i])), 5, 16];
        Gen.Select(digits, Gen.Bool, Gen.Int[0, Common.Length - 1]).Sample((text, plus, region) => Check((plus ? "+" : "") + text, Common[region]), iter: 30_000);
        Gen.Select(digits, Gen.Int[0, Regions.Length - 1]).Sample((text, region) => Check(text, Regions[region]), iter: 10_000);
    }

    [Fact]
    public void It_agrees_about_extensions_and_numbers_dialled_from_abroad()
    {
        Gen<string> tail = Gen.Select(Gen.Int[0, 6].Select(i => new[] { " ext ", " ext. ", " x", "x", "ext", " x ", "  ext.  " }[i]), Gen.String[Gen.Char['0', '9'], 1, 8]).Select(t => t.Item1 + t.Item2);
        Gen<string> formatted = Gen.Select(Gen.Int[0, Regions.Length - 1], Gen.Enum<PhoneNumberType>(), Gen.Int[0, 9].Array[3], Gen.Int[0, 5]).Select(g => Written(Regions[g.Item1], g.Item2, g.Item3, g.Item4));
        Gen.Select(formatted, tail, Gen.Int[0, Common.Length - 1]).Sample((text, extension, region) => Check(text[2..] + extension, Common[region]), iter: 5_000);
        Gen.Select(formatted, Gen.Int[0, Common.Length - 1], Gen.Bool).Sample((text, region, us) => Check(text[2..].Replace("+", us ? "011 " : "00", StringComparison.Ordinal), Common[region]), iter: 5_000);
        Gen.Select(formatted, Gen.Int[0, Common.Length - 1]).Sample((text, region) => Check(text[2..].Replace(" ", " (0) ", StringComparison.Ordinal), Common[region]), iter: 5_000);
        Assert.True(TryRead("0131 428 7269", "GB", out string gb) && gb == "+441314287269");
        Assert.True(TryRead("0034 912 424774", "ES", out string es) && es == "+34912424774");
        Assert.True(TryRead("+31 (0) 70 442 5476", null, out string nl) && nl == "+31704425476");
        Assert.True(TryRead("+1 512 554 8141 ext. 216", null, out string us) && us == "+15125548141 ext. 216");
    }

    [Fact]
    public void Where_the_country_is_missing_the_parser_reads_nothing_either()
    {
        Gen<string> digits = Gen.String[Gen.OneOf(Gen.Char['0', '9'], Gen.Char['0', '9'], Gen.Int[0, 1].Select(i => "01"[i]), Gen.Int[0, 6].Select(i => " -./()x"[i])), 5, 16];
        digits.Sample(text =>
        {
            if (!PhoneFastPath.NeedsCountry(Encoding.ASCII.GetBytes(text))) return;
            PhoneResult slow = PhoneParser.Parse(text, null);
            Assert.False(slow.IsSafeToRewrite || slow.Reason is PhoneReason.SeveralNumbers or PhoneReason.CountryCodeAssumed, $"'{text}': {slow.Reason} {slow.Standard}");
        }, iter: 30_000);
    }

    [Fact]
    public void Where_it_finds_no_assigned_number_the_parser_finds_nothing_to_write_or_suggest()
    {
        Gen<string> formatted = Gen.Select(Gen.Int[0, Regions.Length - 1], Gen.Enum<PhoneNumberType>(), Gen.Int[0, 9].Array[5], Gen.Int[0, 5]).Select(g => Written(Regions[g.Item1], g.Item2, g.Item3, g.Item4));
        Gen.Select(formatted, Gen.Int[0, Regions.Length - 1], Gen.Bool).Sample((text, other, same) => CheckNothing(text[2..], same ? text[..2] : Regions[other]), iter: 20_000);
        Gen.Select(formatted, Gen.Int[0, Common.Length - 1]).Sample((text, region) => CheckNothing(text[2..], Common[region]), iter: 10_000);
        Gen<string> digits = Gen.String[Gen.OneOf(Gen.Char['0', '9'], Gen.Char['0', '9'], Gen.Char['0', '9'], Gen.Int[0, 5].Select(i => " -./()"[i])), 5, 18];
        Gen.Select(digits, Gen.Bool, Gen.Int[0, Common.Length - 1]).Sample((text, plus, region) => CheckNothing((plus ? "+" : "") + text, Common[region]), iter: 20_000);
        Gen.Select(digits, Gen.Int[0, Regions.Length - 1]).Sample((text, region) => CheckNothing(text, Regions[region]), iter: 10_000);
        Gen.Select(digits, Gen.Int[0, Common.Length - 1]).Sample((text, region) => CheckNothing("+" + Util.GetCountryCodeForRegion(Common[region]) + text, null), iter: 10_000);
        Gen.Select(digits, Gen.Int[0, Common.Length - 1], Gen.Int[0, 3]).Sample((text, region, way) =>
        {
            int code = Util.GetCountryCodeForRegion(Common[region]);
            CheckNothing(way switch { 0 => $"+{code}{code}{text}", 1 => $"+{code} 00{code} {text}", 2 => $"+{code} (0) {text}", _ => $"+{code} {text} ext 12" }, Common[region]);
            CheckNothing(way switch { 0 => $"{code}{text}", 1 => $"(0){text}", 2 => $"{text} x5", _ => $"0{text}" }, Common[region]);
        }, iter: 10_000);
        Assert.True(PhoneFastPath.IsUnassigned("+44 791 156 6692"u8, "GB"));
        Assert.True(PhoneFastPath.IsUnassigned("0407720234"u8, "FR"));
        Assert.True(PhoneFastPath.IsUnassigned("8051591376"u8, "US"));
    }

    [Fact]
    public void Numbers_dialled_from_abroad_are_read_in_any_country()
    {
        Gen<string> formatted = Gen.Select(Gen.Int[0, Regions.Length - 1], Gen.Enum<PhoneNumberType>(), Gen.Int[0, 9].Array[2]).Select(g => Written(Regions[g.Item1], g.Item2, g.Item3, 2)[2..]);
        Gen.Select(formatted, Gen.Int[0, Regions.Length - 1], Gen.Bool, Gen.Bool).Sample((text, region, us, known) => Check(text.Replace("+", us ? "011 " : "00 ", StringComparison.Ordinal), known ? Regions[region] : null), iter: 20_000);
        Gen<string> digits = Gen.String[Gen.OneOf(Gen.Char['0', '9'], Gen.Char['0', '9'], Gen.Int[0, 4].Select(i => " -.()"[i])), 5, 14];
        Gen.Select(digits, Gen.Int[0, Common.Length - 1], Gen.Int[0, 3]).Sample((text, region, way) => Check(way switch { 0 => "00", 1 => "011", 2 => "001", _ => "0044" } + text, region % 2 == 0 ? null : Common[region]), iter: 20_000);
        Assert.True(TryRead("001 314 5560846", "US", out string us) && us == "+13145560846");
        Assert.True(TryRead("0044 744 6070913", null, out string gb) && gb == "+447446070913");
        Assert.False(TryRead("00000000000", null, out _));
    }

    [SkippableFact]
    public void It_agrees_about_the_corpus()
    {
        string? path = Corpus.Find("phones/phones.csv");
        Skip.If(path is null, "The corpus is not on this machine.");
        foreach (ReadItem item in ContactFile.Open(path!).Read())
            foreach (string region in Common)
            {
                Check(item.Contact!.GetText(0), region);
                CheckNothing(item.Contact!.GetText(0), region);
            }
    }

    [Fact]
    public void It_reads_most_numbers_of_most_countries()
    {
        int read = 0, all = 0;
        foreach (string region in Regions)
        {
            foreach (PhoneNumberType type in new[] { PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE })
            {
                if (Util.GetExampleNumberForType(region, type) is not { } number) continue;
                all += 2;
                if (TryRead(Util.Format(number, PhoneNumberFormat.NATIONAL), region, out _)) read++;
                if (TryRead(Util.Format(number, PhoneNumberFormat.INTERNATIONAL), region, out _)) read++;
            }
        }
        Assert.True(read > all * 0.75, $"{read} of {all}");
    }

    [Fact]
    public void Tables_match_what_the_regular_expressions_match()
    {
        foreach (string region in Common)
        {
            PhoneNumberDesc desc = Util.GetMetadataForRegion(region).FixedLine;
            var regex = new Regex($"^(?:{desc.NationalNumberPattern})$", RegexOptions.CultureInvariant);
            DigitPattern table = DigitPattern.Compile(desc.NationalNumberPattern);
            Gen.Char['0', '9'].Array[1, 12].Sample(digits => table.Matches(Encoding.ASCII.GetBytes(digits)) == regex.IsMatch(new string(digits)), iter: 2000);
        }
        Assert.Throws<NotSupportedException>(() => DigitPattern.Compile("1(?=2)"));
        Assert.Throws<NotSupportedException>(() => DigitPattern.Compile("[^1]"));
    }

    private static void CheckNothing(string text, string? region)
    {
        if (!Ascii.IsValid(text) || !PhoneFastPath.IsUnassigned(Encoding.ASCII.GetBytes(text), region)) return;
        PhoneResult slow = PhoneParser.Parse(text, region);
        Assert.False(slow.IsSafeToRewrite || slow.Reason is PhoneReason.SeveralNumbers or PhoneReason.CountryCodeAssumed, $"{region} '{text}': {slow.Reason} {slow.Standard}");
    }

    private static void Check(string text, string? region)
    {
        if (!TryRead(text, region, out string fast)) return;
        PhoneResult slow = PhoneParser.Parse(text, region);
        Assert.True(slow.IsSafeToRewrite && slow.Standard == fast, $"{region} '{text}': {fast}, but {slow.Reason} {slow.Standard}");
    }

    private static bool TryRead(string text, string? region, out string e164)
    {
        e164 = string.Empty;
        return Ascii.IsValid(text) && PhoneFastPath.TryRead(Encoding.ASCII.GetBytes(text), region, out e164);
    }

    private static string Written(string region, PhoneNumberType type, int[] noise, int style)
    {
        PhoneNumber number = Util.GetExampleNumberForType(region, type) ?? Util.GetExampleNumber(region);
        if (number is null) return region + "12345";
        char[] text = Util.Format(number, style % 3 == 0 ? PhoneNumberFormat.INTERNATIONAL : style % 3 == 1 ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.E164).ToCharArray();
        for (int i = 0; i < noise.Length && i < text.Length; i++)
            if (char.IsAsciiDigit(text[^(i + 1)])) text[^(i + 1)] = (char)('0' + noise[i]);
        string written = new(text);
        return region + (style switch { 3 => written.TrimStart('+'), 4 => written.Replace(" ", "-", StringComparison.Ordinal), 5 => written.Replace("+", "00", StringComparison.Ordinal), _ => written });
    }
}
