namespace CrmHygiene;

/// <summary>A contact that was added, is gone or changed between two lists.</summary>
public sealed class ContactDifference : Finding
{
    /// <summary>Creates a difference.</summary>
    /// <param name="kind">How it differs.</param>
    /// <param name="contact">The contact of the later list; of the earlier one where it is gone.</param>
    /// <param name="before">The contact of the earlier list; null where it was added.</param>
    /// <param name="changes">The fields that differ.</param>
    public ContactDifference(DifferenceKind kind, Contact contact, Contact? before, IReadOnlyList<FieldChange> changes) : base(contact, kind.ToString())
    {
        Kind = kind;
        Before = before;
        Changes = changes;
    }

    /// <summary>Added, Gone or Changed.</summary>
    public DifferenceKind Kind { get; }

    /// <summary>The contact of the earlier list; null where it was added.</summary>
    public Contact? Before { get; }

    /// <summary>The fields that differ: name, before, after.</summary>
    public IReadOnlyList<FieldChange> Changes { get; }

    /// <summary>The names of the fields that differ.</summary>
    public string Fields => string.Join(", ", Changes.Select(c => c.Field));
}
