using CrmHygiene.Core.Standards.Repair.Rules;

namespace CrmHygiene.Core.Standards.Repair;

/// <summary>The catalogue of repair rules.</summary>
public static class RepairRules
{
    /// <summary>All rules in the order they run: text first, then countries, because phones need them.</summary>
    public static IReadOnlyList<IRepairRule> All { get; } =
    [
        new CleanTextRule(), new EncodingRule(), new NameCasingRule(), new CompanyLegalFormRule(), new CompanyCasingRule(), new EmailTextRule(), new EmailCasingRule(),
        new EmailTypoRule(), new CountryNameRule(), new CountryCodeRule(), new PhoneE164Rule(), new DateIsoRule(), new NumberRule(), new AllowedValueRule(),
    ];

    /// <summary>Finds a rule by its id, ignoring case; null where there is none.</summary>
    /// <param name="id">Such as <c>PhoneE164</c>.</param>
    public static IRepairRule? Find(string? id)
    {
        foreach (IRepairRule rule in All)
            if (rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) return rule;
        return null;
    }
}
