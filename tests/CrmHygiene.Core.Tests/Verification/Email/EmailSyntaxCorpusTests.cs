using CrmHygiene.Core.Verification.Email;
using Xunit.Abstractions;

namespace CrmHygiene.Core.Tests.Verification.Email;

public class EmailSyntaxCorpusTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Agrees_with_the_public_corpora()
    {
        Dictionary<string, (int Right, int All)> groups = [];
        foreach (Dictionary<string, string> row in Corpora.Read("email/email_syntax.csv"))
        {
            if (OptionsFor(row) is not { } options) continue;
            string address = Corpora.Unescape(row["email_json"]);
            EmailSyntaxResult result = EmailSyntax.Parse(address, options);
            bool right = result.IsValid == (row["expected"] == "valid");
            string group = (row["features"].Length > 0 ? "rare: " + row["features"] : "plain") + (row["intl"] == "ascii" ? " ascii" : " intl");
            foreach (string name in new[] { group, row["features"].Length > 0 ? "all rare" : row["intl"] == "ascii" ? "all plain ascii" : "all plain intl", row["intl"] == "ascii" ? "total ascii" : "total intl" })
            {
                (int good, int all) = groups.GetValueOrDefault(name);
                groups[name] = (good + (right ? 1 : 0), all + 1);
            }
            if (!right) output.WriteLine($"{row["id"]} {row["expected"]} {row["category"]} [{row["features"]}] {row["options"]}: {row["email_json"]} -> {result.Reason} {result.Position}");
        }
        foreach ((string name, (int right, int all)) in groups.OrderBy(g => g.Key, StringComparer.Ordinal))
            output.WriteLine($"{name,-50} {right,4} of {all,4}  {(double)right / all:0.000}");
        Assert.True(Share(groups["all plain ascii"]) >= 0.96);
        Assert.True(Share(groups["all plain intl"]) >= 0.97);
        Assert.True(Share(groups["all rare"]) >= 0.98);
    }

    private static double Share((int Right, int All) group) => (double)group.Right / group.All;

    /// <summary>The policy a row was written for; null where it tests something that is no syntax (lists, display names).</summary>
    private static EmailSyntaxOptions? OptionsFor(Dictionary<string, string> row)
    {
        // Each source's own policy: isemail all that RFC 5321 allows, validator.js quoted local parts, hapi's address neither.
        EmailSyntaxOptions options = row["source"] switch
        {
            "hapijs/address" => EmailSyntaxOptions.Mailing,
            "validatorjs/validator.js" => EmailSyntaxOptions.Mailing with { AllowQuotedLocalPart = true },
            _ => EmailSyntaxOptions.Smtp,
        };
        return row["options"] switch
        {
            "" => options,
            "{\"allow_utf8_local_part\":false}" => options with { AllowInternationalLocalPart = false },
            "{\"minDomainSegments\":1}" => options with { AllowDotlessDomain = true },
            "{\"allow_ip_domain\":true}" => options with { AllowDomainLiteral = true },
            "{\"allowUnicode\":false}" => options with { AllowInternationalLocalPart = false, AllowInternationalDomain = false },
            _ => null,
        };
    }
}
