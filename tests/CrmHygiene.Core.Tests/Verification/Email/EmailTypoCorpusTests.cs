using CrmHygiene.Core.Verification.Email;
using Xunit.Abstractions;

namespace CrmHygiene.Core.Tests.Verification.Email;

public class EmailTypoCorpusTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Suggests_what_was_meant_and_is_silent_otherwise()
    {
        EmailVerifier verifier = new();
        int right = 0, typos = 0, silent = 0, fine = 0;
        foreach (Dictionary<string, string> row in Corpora.Read("typo/domain_typos.csv"))
        {
            string expected = row["expected_suggestion"], typed = row["typed"];
            string suggested = verifier.Verify(typed).Suggestion ?? string.Empty;
            bool agrees = string.Equals(suggested, expected, StringComparison.OrdinalIgnoreCase);
            if (expected.Length > 0)
            {
                typos++;
                right += agrees ? 1 : 0;
            }
            else
            {
                fine++;
                silent += agrees ? 1 : 0;
            }
            if (!agrees) output.WriteLine($"{typed} -> '{suggested}' expected '{expected}' ({row["kind"]})");
        }
        output.WriteLine($"right {right} of {typos} {(double)right / typos:0.000}, silent {silent} of {fine} {(double)silent / fine:0.000}");
        Assert.True((double)right / typos >= .94);
        Assert.True((double)silent / fine >= .95);
    }

    [Fact]
    public void Real_providers_are_rarely_mistaken_even_when_no_list_names_them()
    {
        List<string> real = [.. EmailDataFile.Read("free.txt")];
        EmailReferenceData blind = EmailReferenceData.BuiltIn.With(EmailListKind.FreeProvider, real.Select(d => "!" + d));
        List<string> wrong = [.. real.Where(d => blind.Typos.Suggest(d, out _) is not null)];
        output.WriteLine($"{wrong.Count} of {real.Count}: {string.Join(' ', wrong.Select(d => d + ">" + blind.Typos.Suggest(d, out _)))}");
        Assert.InRange((double)wrong.Count / real.Count, 0, .015);
        Assert.All(real, d => Assert.Null(EmailReferenceData.BuiltIn.Typos.Suggest(d, out _)));
    }
}
