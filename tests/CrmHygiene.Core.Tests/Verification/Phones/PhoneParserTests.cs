using System.Globalization;
using CrmHygiene.Core.Tests.Verification.Email;
using CrmHygiene.Core.Verification.Phones;
using Xunit.Abstractions;

namespace CrmHygiene.Core.Tests.Verification.Phones;

public class PhoneParserTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("030 12345678", "DE", "+493012345678")]
    [InlineData("030/12345678", "DE", "+493012345678")]
    [InlineData("+49 (0)30 12345678", null, "+493012345678")]
    [InlineData("0049 (0) 30 12345678", "US", "+493012345678")]
    [InlineData("0049 30 12345678", null, "+493012345678")]
    [InlineData("011 49 30 12345678", "DE", "+493012345678")]
    [InlineData("++49 30 12345678", null, "+493012345678")]
    [InlineData("+0049 30 12345678", null, "+493012345678")]
    [InlineData("(+49) 30 12345678", null, "+493012345678")]
    [InlineData("+49 0049 30 12345678", "DE", "+493012345678")]
    [InlineData("49 30 12345678", "DE", "+493012345678")]
    [InlineData("'+493012345678", null, "+493012345678")]
    [InlineData("=\"+493012345678\"", null, "+493012345678")]
    [InlineData("493012345678.0", "DE", "+493012345678")]
    [InlineData("4.93012345678E+11", "DE", "+493012345678")]
    [InlineData("tel:+49-30-12345678", null, "+493012345678")]
    [InlineData("Tel.: 030 12345678 (Büro)", "DE", "+493012345678")]
    [InlineData("+34 (0)91 123 45 67", null, "+34911234567")]
    [InlineData("+39 06 698 12345", null, "+390669812345")]
    [InlineData("1-800-FLOWERS", "US", "+18003569377")]
    [InlineData("٠٣٠ ١٢٣٤٥٦٧٨", "DE", "+493012345678")]
    [InlineData("0800 1234567 - Herr Schmidt", "DE", "+498001234567")]
    public void Reads_numbers_as_people_write_them(string text, string? region, string expected)
    {
        PhoneResult result = PhoneParser.Parse(text, region);
        Assert.Equal(expected, result.E164);
        Assert.True(result.IsSafeToRewrite, result.Reason.ToString());
    }

    [Theory]
    [InlineData("030 12345678 Durchwahl 12", "12")]
    [InlineData("030 12345678 DW: 12", "12")]
    [InlineData("030 12345678 ext. 12", "12")]
    [InlineData("030 12345678 x12", "12")]
    [InlineData("030 12345678 poste 12", "12")]
    [InlineData("030 12345678 داخلی 12", "12")]
    public void Keeps_extensions(string text, string extension)
    {
        PhoneResult result = PhoneParser.Parse(text, "DE");
        Assert.Equal(("+493012345678", extension), (result.E164, result.Extension));
        Assert.Equal(result.Standard, PhoneParser.Parse(result.Standard).Standard);
    }

    [Theory]
    [InlineData("030 12345678 / 0171 2345678")]
    [InlineData("030 12345678; 0171 2345678")]
    [InlineData("030 12345678, 0171 2345678")]
    [InlineData("030 12345678 oder 0171 2345678")]
    [InlineData("+493012345678 +491712345678")]
    [InlineData("030 12345678\n0171 2345678")]
    public void Splits_several_numbers(string text)
    {
        PhoneResult result = PhoneParser.Parse(text, "DE");
        Assert.Equal(PhoneReason.SeveralNumbers, result.Reason);
        Assert.Equal(("+493012345678", "+491712345678"), (result.E164, Assert.Single(result.Others).E164));
        Assert.False(result.IsSafeToRewrite);
    }

    [Theory]
    [InlineData("", null, PhoneReason.NumberMissing)]
    [InlineData("n/a", "DE", PhoneReason.NotANumber)]
    [InlineData("030 12345678", null, PhoneReason.CountryUnknown)]
    [InlineData("0000000000", "US", PhoneReason.Placeholder)]
    [InlineData("1234567890", "US", PhoneReason.Placeholder)]
    [InlineData("999-999-9999", "US", PhoneReason.Placeholder)]
    [InlineData("4.91512E+11", "DE", PhoneReason.RoundedBySpreadsheet)]
    [InlineData("212 555 01", "US", PhoneReason.TooShort)]
    [InlineData("555-2368", "US", PhoneReason.AreaCodeMissing)]
    [InlineData("(212) 555-2368 99", "US", PhoneReason.TooLong)]
    [InlineData("+999 123 4567", null, PhoneReason.UnknownCallingCode)]
    [InlineData("(012) 555-2368", "US", PhoneReason.NotAssigned)]
    [InlineData("212-555-0123", "US", PhoneReason.Fictional)]
    [InlineData("0900 1234567", "DE", PhoneReason.PremiumRate)]
    [InlineData("447911123456", "US", PhoneReason.CountryCodeAssumed)]
    public void Says_why(string text, string? region, PhoneReason reason) => Assert.Equal(reason, PhoneParser.Parse(text, region).Reason);

    [SkippableFact]
    public void Agrees_with_the_corpus()
    {
        Dictionary<string, (int Right, int All)> score = [];
        List<string> wrong = [];
        foreach (Dictionary<string, string> row in Corpora.Read("phones/phones.csv"))
        {
            PhoneResult result = PhoneParser.Parse(row["input"], row["default_region"] is { Length: > 0 } region ? region : null);
            string expected = row["expected_e164_or_verdict"];
            string found = result.Extension.Length == 0 ? result.E164 : $"{result.E164};ext={result.Extension}";
            // google's test metadata differs from the real plans there
            if (row["real_metadata_note"].Length > 0) continue;
            bool right = expected == "invalid" ? !result.IsAssigned : found == expected && TypeAgrees(row["type"], result.Type);
            (int sum, int all) = score.GetValueOrDefault(row["category"]);
            score[row["category"]] = (sum + (right ? 1 : 0), all + 1);
            if (!right) wrong.Add($"{row["input"]} ({row["default_region"]}): {found} {result.Reason} {result.Type}, expected {expected} {row["type"]} {row["real_metadata_note"]}");
        }
        string report = string.Join(", ", score.Select(s => $"{s.Key} {s.Value.Right}/{s.Value.All}")) + "\n" + string.Join("\n", wrong);
        foreach ((string category, (int good, int all)) in score) output.WriteLine($"phones, {category}: {good} of {all} ({100.0 * good / all:0.0} %)");
        output.WriteLine($"phones: {score.Values.Sum(s => s.Right)} of {score.Values.Sum(s => s.All)} ({100.0 * score.Values.Sum(s => s.Right) / score.Values.Sum(s => s.All):0.0} %)");
        Assert.True(score["parse"].Right == score["parse"].All, report);
        Assert.True(score["parse_error"].Right == 19, report);
        Assert.True(score["example_number"].Right >= 616, report);
    }

    private static bool TypeAgrees(string expected, PhoneType type)
    {
        if (expected.Length == 0) return true;
        string plain = expected.Replace("_", string.Empty, StringComparison.Ordinal);
        string name = type switch { PhoneType.VoiceOverIP => "VOIP", PhoneType.Personal => "PERSONALNUMBER", PhoneType.UniversalAccess => "UAN", _ => type.ToString().ToUpper(CultureInfo.InvariantCulture) };
        return name == plain || (name == "FIXEDLINEORMOBILE" && plain is "FIXEDLINE" or "MOBILE");
    }
}
