namespace CrmHygiene.Core.Duplicates.Survivorship;

/// <summary>Makes one contact of several that are the same, or says why a person has to.</summary>
public static class ContactMerger
{
    /// <summary>Merges contacts. They are not changed; the merged contact is a copy of the winner with every change recorded.</summary>
    /// <param name="contacts">Two or more, in input order.</param>
    /// <param name="options">Options; null for the defaults.</param>
    /// <exception cref="ArgumentException">There are fewer than two contacts, or a field cannot follow its rule.</exception>
    public static MergeOutcome Merge(IReadOnlyList<Contact> contacts, MergeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        if (contacts.Count < 2) throw new ArgumentException("A merge needs two or more contacts.", nameof(contacts));
        options ??= new MergeOptions();
        (int winner, string[] reasons, string problem) = Decide(contacts, options);
        if (problem.Length > 0) return Review(problem);

        GoldenDraft draft = new(contacts[winner], contacts);
        Restrictions.Apply(draft);
        if (!options.KeepNewest)
        {
            ChosenRules chosen = new(options);
            chosen.Apply(draft);
            FieldGroups.Apply(draft, chosen.Covers);
            ReachableValues.Apply(draft);
            FieldRules.Apply(draft, chosen.Covers);
        }
        ImportOrigin.Apply(draft);
        return new MergeOutcome
        {
            Golden = draft.Golden,
            Winner = draft.Winner,
            Losers = contacts.Select((c, i) => (c, i)).Where(x => x.i != winner).Select(x => new MergeLoser(x.c, reasons[x.i])).ToArray(),
            Lineage = draft.Lineage,
            ReviewReason = string.Empty,
        };
    }

    /// <summary>The contact that would survive a merge; null where a person has to decide.</summary>
    internal static Contact? WinnerOf(IReadOnlyList<Contact> contacts, MergeOptions options)
    {
        (int winner, _, string problem) = Decide(contacts, options);
        return problem.Length > 0 ? null : contacts[winner];
    }

    private static (int Winner, string[] Reasons, string Problem) Decide(IReadOnlyList<Contact> contacts, MergeOptions options)
    {
        if (contacts.Count > options.MaxGroupSize) return (-1, [], "TooLarge");
        if (contacts.Select(c => c.GetText(ContactField.CustomerNumber).Trim()).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1) return (-1, [], "CustomerNumbers");
        (int winner, string[] reasons) = Choose(contacts, options);
        if (winner < 0) return (-1, [], "NoWinner");
        // the record other systems refer to survives
        bool numberLost = options.KeepNewest && !IsNumbered(contacts[winner]) && contacts.Any(IsNumbered);
        return (winner, reasons, numberLost ? "CustomerNumbers" : string.Empty);
    }

    private static (int Winner, string[] Reasons) Choose(IReadOnlyList<Contact> contacts, MergeOptions options)
    {
        string[] All(string reason) => Enumerable.Repeat(reason, contacts.Count).ToArray();
        if (options.KeepNewest) return (WinnerChoice.Newest(contacts), All("Older"));
        int[] numbered = Enumerable.Range(0, contacts.Count).Where(i => IsNumbered(contacts[i])).ToArray();
        return numbered.Length == 1 ? (numbered[0], All("NoCustomerNumber")) : WinnerChoice.Choose(contacts, options);
    }

    private static bool IsNumbered(Contact contact) => !string.IsNullOrWhiteSpace(contact.GetText(ContactField.CustomerNumber));

    private static MergeOutcome Review(string reason) => new() { Golden = null, Winner = null, Losers = [], Lineage = [], ReviewReason = reason };
}
