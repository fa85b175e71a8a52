using CrmHygiene.Core.Duplicates.Survivorship;

namespace CrmHygiene.Core.Duplicates;

/// <summary>The groups of a search as findings about contacts.</summary>
public static class DuplicateFindings
{
    /// <summary>One finding for each member of a group that is a contact and not of the reference.</summary>
    /// <param name="group">A group.</param>
    public static IEnumerable<DuplicateFinding> Of(DuplicateGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        foreach (DuplicateMember member in group.Members)
            if (member.Contact is { } contact && !member.IsReference) yield return new DuplicateFinding(contact, group, member.Probability) { Match = member.Match };
    }

    /// <summary>
    /// Attaches a finding to every contact, also to those nothing alike was found to. A contact that matches one of the
    /// reference who opted out is opted out too, and the change is recorded.
    /// </summary>
    /// <param name="result">A search over the contacts.</param>
    /// <param name="contacts">The contacts; the index is the row.</param>
    /// <param name="reference">The first so many are the reference: they are left as they are.</param>
    public static void Attach(DuplicateResult result, IReadOnlyList<Contact> contacts, int reference = 0)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(contacts);
        var grouped = new bool[contacts.Count];
        foreach (DuplicateGroup group in result.Groups)
        {
            foreach (DuplicateMember member in group.Members)
            {
                grouped[member.Row] = true;
                if (member.IsReference) continue;
                contacts[member.Row].Attach(new DuplicateFinding(contacts[member.Row], group, member.Probability) { Match = member.Match });
                if (member.Match is { } match) Restrictions.Inherit(contacts[member.Row], match);
            }
        }
        for (int row = reference; row < grouped.Length; row++)
            if (!grouped[row]) contacts[row].Attach(new DuplicateFinding(contacts[row], null, 0) { EntityId = result.Entities.Of(row)?.Id });
    }
}
