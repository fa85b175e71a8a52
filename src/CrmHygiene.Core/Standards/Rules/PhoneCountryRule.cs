using System.Collections.Concurrent;
using System.Globalization;
using PhoneNumbers;

namespace CrmHygiene.Core.Standards.Rules;

internal sealed class PhoneCountryRule() : ContactRule("PhoneCountry", RuleSeverity.Information,
    "The phone's country code is not that of the contact's country.", "Look which of the two is right; people do move.")
{
    private static readonly ConcurrentDictionary<string, string> Codes = new(StringComparer.Ordinal);

    public override void Check(RuleContext context)
    {
        // A mobile number travels with its owner; the landline is what says something.
        string phone = context.Text(ContactField.Phone);
        if (phone.Length < 8 || phone[0] != '+' || context.Country() is not { } country) return;
        string code = Codes.GetOrAdd(country, c => PhoneNumberUtil.GetInstance().GetCountryCodeForRegion(c).ToString(CultureInfo.InvariantCulture));
        if (code == "0") return;
        int matched = 0;
        for (int i = 1; i < phone.Length && matched < code.Length; i++)
        {
            if (!char.IsAsciiDigit(phone[i])) continue;
            if (phone[i] != code[matched])
            {
                context.Report(ContactField.Phone, "The number's country code is not that of the country.");
                return;
            }
            matched++;
        }
    }
}
