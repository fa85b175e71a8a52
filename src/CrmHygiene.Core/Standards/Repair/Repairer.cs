using System.Runtime.CompilerServices;

namespace CrmHygiene.Core.Standards.Repair;

/// <summary>
/// Puts contacts into their standard form. Safe fixes are applied and recorded on the contact, others only suggested.
/// Repairing twice changes nothing. Thread-safe; each contact belongs to one thread at a time.
/// </summary>
public sealed class Repairer
{
    private readonly RepairOptions _options;
    private readonly IRepairRule[] _rules;
    private readonly ConditionalWeakTable<ContactLayout, Step[]> _plans = [];
    private Plan? _latest;

    /// <summary>Creates a repairer.</summary>
    /// <param name="options">How to repair; null is everything, without a default country.</param>
    /// <exception cref="ArgumentException">A rule id or the default country is not known.</exception>
    public Repairer(RepairOptions? options = null)
    {
        options ??= new RepairOptions();
        foreach (string id in options.Rules ?? [])
            if (RepairRules.Find(id) is null) throw new ArgumentException($"There is no repair rule '{id}'. The rules are {string.Join(", ", RepairRules.All.Select(r => r.Id))}.", nameof(options));
        string? region = null;
        if (!string.IsNullOrWhiteSpace(options.DefaultRegion))
        {
            region = Countries.CountryCatalog.Find(options.DefaultRegion)?.Alpha2
                ?? throw new ArgumentException($"'{options.DefaultRegion}' is no country.", nameof(options));
        }
        _options = options with { DefaultRegion = region };
        _rules = [.. RepairRules.All.Where(r => options.Rules is null || options.Rules.Contains(r.Id, StringComparer.OrdinalIgnoreCase)).Where(r => r.IsActive(_options))];
    }

    /// <summary>Repairs a contact.</summary>
    /// <param name="contact">The contact; see <see cref="Contact.GetChanges"/> and <see cref="Contact.GetSuggestions"/> for what was done.</param>
    /// <returns>Whether the contact changed.</returns>
    public bool Repair(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        bool changed = false;
        foreach (Step step in StepsFor(contact.GetLayout())) changed |= step.Rule.Apply(contact, step.Column, _options);
        return changed;
    }

    private Step[] StepsFor(ContactLayout layout)
    {
        Plan? latest = _latest;
        if (latest is not null && ReferenceEquals(latest.Layout, layout)) return latest.Steps;
        Step[] steps = _plans.GetValue(layout, l => [.. Steps(l)]);
        _latest = new Plan(layout, steps);
        return steps;
    }

    private IEnumerable<Step> Steps(ContactLayout layout)
    {
        foreach (IRepairRule rule in _rules)
            for (int i = 0; i < layout.Columns.Count; i++)
                if (rule.AppliesTo(layout.Columns[i])) yield return new Step(rule, i);
    }

    private readonly record struct Step(IRepairRule Rule, int Column);

    private sealed record Plan(ContactLayout Layout, Step[] Steps);
}
