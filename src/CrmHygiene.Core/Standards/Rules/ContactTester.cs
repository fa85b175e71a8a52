using CrmHygiene.Core.Policy;

namespace CrmHygiene.Core.Standards.Rules;

/// <summary>Tests contacts against a policy. Not thread-safe: one a pipeline.</summary>
public sealed class ContactTester
{
    private readonly RuleContext _context;
    private readonly (ContactRule Rule, RuleSeverity Severity)[] _rules;

    /// <summary>Creates a tester.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">The day dates are judged against.</param>
    /// <param name="rules">The ids of the rules to test; null for all.</param>
    /// <param name="countryOf">Gives a contact's ISO 3166-1 alpha-2 code; null reads its country columns, codes and names of many languages.</param>
    /// <exception cref="ArgumentException">There is no such rule; the message suggests the one that was probably meant.</exception>
    public ContactTester(CrmPolicy policy, DateTime asOf, IReadOnlyCollection<string>? rules = null, Func<Contact, string?>? countryOf = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        foreach (string id in rules ?? [])
            if (!RuleCatalogue.Ids.Contains(id, StringComparer.OrdinalIgnoreCase))
                throw new ArgumentException($"There is no rule '{id}'.{DidYouMean.Sentence(id, RuleCatalogue.Ids)}", nameof(rules));
        _context = new RuleContext(policy, asOf, countryOf);
        _rules =
        [
            .. RuleCatalogue.Rules
                .Where(r => rules is null || rules.Contains(r.Info.Id, StringComparer.OrdinalIgnoreCase))
                .Select(r => (r, policy.Rules.TryGetValue(r.Info.Id, out RuleSeverity severity) ? severity : r.Info.Severity))
                .Where(r => r.Item2 != RuleSeverity.Off),
        ];
    }

    /// <summary>What is wrong with a contact, in the order of the catalogue; empty where nothing is.</summary>
    /// <param name="contact">The contact; it is not changed.</param>
    public IReadOnlyList<ContactFinding> Test(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        _context.Start(contact);
        foreach ((ContactRule rule, RuleSeverity severity) in _rules)
        {
            _context.Enter(rule, severity);
            rule.Check(_context);
        }
        return _context.Findings;
    }
}
