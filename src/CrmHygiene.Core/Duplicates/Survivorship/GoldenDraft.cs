namespace CrmHygiene.Core.Duplicates.Survivorship;

/// <summary>The merged contact while it is made, with who gave what.</summary>
internal sealed class GoldenDraft
{
    private readonly Dictionary<string, FieldLineage> _lineage = new(StringComparer.OrdinalIgnoreCase);

    public GoldenDraft(Contact winner, IReadOnlyList<Contact> contacts)
    {
        Winner = winner;
        // donors in the order they are asked: the winner, then the most recently active, then the most complete
        Contacts = contacts.Select((c, i) => (c, i)).OrderByDescending(x => ReferenceEquals(x.c, winner))
            .ThenByDescending(x => WinnerChoice.LastHumanActivity(x.c) ?? DateTime.MinValue).ThenByDescending(x => WinnerChoice.Filled(x.c)).ThenBy(x => x.i).Select(x => x.c).ToArray();
        Golden = winner.Copy();
        foreach (ContactColumn column in winner.GetLayout().Columns)
        {
            string text = winner.GetText(winner.GetLayout().IndexOf(column.Name));
            if (text.Length > 0) _lineage[column.Name] = new FieldLineage(column.Name, text, winner, "winner");
        }
    }

    public Contact Winner { get; }

    public Contact Golden { get; }

    /// <summary>The winner first.</summary>
    public IReadOnlyList<Contact> Contacts { get; }

    public IReadOnlyList<FieldLineage> Lineage => _lineage.Values.OrderBy(l => l.Field, StringComparer.Ordinal).ToArray();

    public bool IsBlank(ContactField field) => Golden.IsBlank(Golden.GetLayout().IndexOf(field));

    /// <summary>Whether another contact than the winner has a value in a field.</summary>
    public bool HasDonor(ContactField field)
    {
        for (int i = 1; i < Contacts.Count; i++)
            if (Contacts[i].GetLayout().IndexOf(field) is >= 0 and int column && !Contacts[i].IsBlank(column)) return true;
        return false;
    }

    public void Set(ContactField field, string text, Contact from, string rule)
    {
        if (Golden.Change(field, text, "merge." + rule) || text.Length > 0 && !_lineage.ContainsKey(NameOf(field))) Note(NameOf(field), text, from, rule);
    }

    public void Set(int column, string text, Contact from, string rule)
    {
        if (Golden.Change(column, text, "merge." + rule)) Note(Golden.GetLayout().Columns[column].Name, text, from, rule);
    }

    private string NameOf(ContactField field) => Golden.GetLayout().IndexOf(field) is var i and >= 0 ? Golden.GetLayout().Columns[i].Name : ContactFields.NameOf(field);

    private void Note(string name, string text, Contact from, string rule)
    {
        if (text.Length == 0) _lineage.Remove(name);
        else _lineage[name] = new FieldLineage(name, text, from, rule);
    }
}
