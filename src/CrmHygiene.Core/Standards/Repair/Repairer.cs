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
    private readonly ConditionalWeakTable<ContactLayout, Plan> _plans = [];
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
        Plan plan = PlanFor(contact.GetLayout());
        foreach (Step step in plan.For(plan.LooksAtRows ? PlainRows.Of(contact) : PlainRow.No)) changed |= step.Apply(contact, step.Column, _options);
        return changed;
    }

    private Plan PlanFor(ContactLayout layout)
    {
        Plan? latest = _latest;
        if (latest is not null && ReferenceEquals(latest.Layout, layout)) return latest;
        return _latest = _plans.GetValue(layout, l => new Plan(l, _rules));
    }

    /// <summary>A delegate, because calls through an interface of so many classes are slow.</summary>
    private readonly record struct Step(Func<Contact, int, RepairOptions, bool> Apply, int Column);

    /// <summary>What is done to contacts of a list, by how plain their rows are.</summary>
    private sealed class Plan(ContactLayout layout, IRepairRule[] rules)
    {
        private readonly Step[] _all = Steps(layout, rules);
        private readonly Step[] _ascii = Steps(layout, rules.Where(r => !r.PassesOverAscii));
        private readonly Step[] _clean = Steps(layout, rules.Where(r => !r.PassesOverCleanAscii));

        public ContactLayout Layout => layout;

        /// <summary>Whether a look at the whole row spares anything.</summary>
        public bool LooksAtRows => _clean.Length < _all.Length;

        public Step[] For(PlainRow row) => row switch
        {
            PlainRow.Clean => _clean,
            PlainRow.Ascii => _ascii,
            _ => _all,
        };

        private static Step[] Steps(ContactLayout layout, IEnumerable<IRepairRule> rules) =>
            [.. rules.SelectMany(rule => Enumerable.Range(0, layout.Columns.Count).Where(i => rule.AppliesTo(layout.Columns[i])).Select(i => new Step(rule.Apply, i)))];
    }
}
