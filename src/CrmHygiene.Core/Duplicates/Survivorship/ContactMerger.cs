namespace CrmHygiene.Core.Duplicates.Survivorship;

/// <summary>Makes one contact of several that are the same, or says why a person has to.</summary>
public static class ContactMerger
{
    /// <summary>Merges contacts. They are not changed; the merged contact is a copy of the winner with every change recorded.</summary>
    /// <param name="contacts">Two or more, in input order.</param>
    /// <param name="options">Options; null for the defaults.</param>
    /// <exception cref="ArgumentException">There are fewer than two contacts.</exception>
    public static MergeOutcome Merge(IReadOnlyList<Contact> contacts, MergeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        if (contacts.Count < 2) throw new ArgumentException("A merge needs two or more contacts.", nameof(contacts));
        options ??= new MergeOptions();
        if (contacts.Count > options.MaxGroupSize) return Review("TooLarge");
        if (contacts.Select(c => c.GetText(ContactField.CustomerNumber).Trim()).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1) return Review("CustomerNumbers");
        // the record other systems refer to survives
        int[] numbered = Enumerable.Range(0, contacts.Count).Where(i => contacts[i].GetText(ContactField.CustomerNumber).Trim().Length > 0).ToArray();
        (int winner, string[] reasons) = numbered.Length == 1 ? (numbered[0], Enumerable.Repeat("NoCustomerNumber", contacts.Count).ToArray()) : WinnerChoice.Choose(contacts, options);
        if (winner < 0) return Review("NoWinner");

        GoldenDraft draft = new(contacts[winner], contacts);
        Restrictions.Apply(draft);
        FieldGroups.Apply(draft);
        ReachableValues.Apply(draft);
        FieldRules.Apply(draft);
        return new MergeOutcome
        {
            Golden = draft.Golden,
            Winner = draft.Winner,
            Losers = contacts.Select((c, i) => (c, i)).Where(x => x.i != winner).Select(x => new MergeLoser(x.c, reasons[x.i])).ToArray(),
            Lineage = draft.Lineage,
            ReviewReason = string.Empty,
        };
    }

    private static MergeOutcome Review(string reason) => new() { Golden = null, Winner = null, Losers = [], Lineage = [], ReviewReason = reason };
}
