using CrmHygiene.Core.Policy;

namespace CrmHygiene.Core.Standards.Repair;

/// <summary>Applies the suggestions that a person looked at and accepted, by rule or field. Thread-safe; each contact belongs to one thread at a time.</summary>
public sealed class SuggestionChoice
{
    private const string All = "*";

    private readonly HashSet<string> _chosen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates a choice.</summary>
    /// <param name="chosen">Ids of rules that suggest, names of fields, or <c>*</c> for all suggestions.</param>
    /// <exception cref="ArgumentException">A name is neither, or there is none.</exception>
    public SuggestionChoice(IEnumerable<string> chosen)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        foreach (string name in chosen)
        {
            if (!Names.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw new ArgumentException($"There are no suggestions by '{name}'.{DidYouMean.Sentence(name, Names)} Known are {string.Join(", ", Names)}.", nameof(chosen));
            _chosen.Add(name);
        }
        if (_chosen.Count == 0) throw new ArgumentException($"Nothing is chosen. Known are {string.Join(", ", Names)}.", nameof(chosen));
    }

    /// <summary>What can be chosen: all, the rules that suggest, the fields they are about.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [All, .. RepairRules.All.Where(r => r.Suggests).Select(r => r.Id), .. ContactFields.All.Where(f => RepairRules.All.Any(r => r.Suggests && r.AppliesTo(f))).Select(ContactFields.NameOf)];

    /// <summary>
    /// Applies the chosen suggestions that a contact carries and that still fit its values; they are taken off it. A corrected
    /// e-mail address marks the contact, see <see cref="EmailConfirmation"/>.
    /// </summary>
    /// <param name="contact">The contact.</param>
    /// <returns>How many were applied.</returns>
    public int Accept(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (contact.GetSuggestions().Count == 0) return 0;
        int count = 0;
        foreach (FieldSuggestion suggestion in contact.GetSuggestions().ToArray())
        {
            if (!_chosen.Contains(All) && !_chosen.Contains(suggestion.Rule) && !_chosen.Contains(suggestion.Field)) continue;
            contact.Withdraw(suggestion);
            int column = contact.GetLayout().IndexOf(suggestion.Field);
            if (column < 0 || !string.Equals(contact.GetText(column), suggestion.Current, StringComparison.Ordinal)) continue;
            string rule = suggestion.Rule + EmailConfirmation.Accepted;
            if (!contact.Change(column, suggestion.Suggested, rule)) continue;
            if (ContactFields.IsEmail(contact.GetLayout().Columns[column].Field)) EmailConfirmation.Mark(contact, rule);
            count++;
        }
        return count;
    }
}
