namespace CrmHygiene.Core.Duplicates;

/// <summary>The groups of a search as findings about contacts.</summary>
public static class DuplicateFindings
{
    /// <summary>One finding for each member of a group that is a contact.</summary>
    /// <param name="group">A group.</param>
    public static IEnumerable<DuplicateFinding> Of(DuplicateGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        foreach (DuplicateMember member in group.Members)
            if (member.Contact is { } contact) yield return new DuplicateFinding(contact, group, member.Probability);
    }

    /// <summary>Attaches a finding to every contact, also to those nothing alike was found to.</summary>
    /// <param name="result">A search over the contacts.</param>
    /// <param name="contacts">The contacts; the index is the row.</param>
    public static void Attach(DuplicateResult result, IReadOnlyList<Contact> contacts)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(contacts);
        var grouped = new bool[contacts.Count];
        foreach (DuplicateGroup group in result.Groups)
        {
            foreach (DuplicateMember member in group.Members)
            {
                grouped[member.Row] = true;
                contacts[member.Row].Attach(new DuplicateFinding(contacts[member.Row], group, member.Probability));
            }
        }
        for (int row = 0; row < grouped.Length; row++)
            if (!grouped[row]) contacts[row].Attach(new DuplicateFinding(contacts[row], null, 0));
    }
}
