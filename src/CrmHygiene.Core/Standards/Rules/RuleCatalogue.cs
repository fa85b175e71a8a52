namespace CrmHygiene.Core.Standards.Rules;

/// <summary>All rules for contacts, in the order their findings are reported.</summary>
public static class RuleCatalogue
{
    internal static readonly IReadOnlyList<ContactRule> Rules =
    [
        new MissingRequiredRule(), new BadEmailRule(), new BadPhoneRule(), new BadFormatRule(), new PlaceholderRule(), new SwappedColumnsRule(),
        new NamesSwappedRule(), new NameDigitsRule(), new NameCompanyWordsRule(), new NameAllCapsRule(), new KeyboardMashRule(),
        new InvisibleCharactersRule(), new WrongEncodingRule(), new ImplausibleDateRule(), new PhoneCountryRule(), new PostalCodeRule(), new RoleAsPersonRule(),
        new MissingConsentRule(), new UnknownLeadSourceRule(), new SourceNotMailableRule(), new ConfirmBeforeMailingRule(),
        new ValueNotAllowedRule(), new PolicyFormatRule(), SensitiveDataRule.Card, SensitiveDataRule.Account, SensitiveDataRule.NationalId, SensitiveDataRule.SpecialCategory,
    ];

    /// <summary>The rules with their severities and fixes.</summary>
    public static IReadOnlyList<ContactRuleInfo> All { get; } = [.. Rules.Select(r => r.Info)];

    /// <summary>The ids of the rules.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Rules.Select(r => r.Info.Id)];
}
