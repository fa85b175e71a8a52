namespace CrmHygiene;

/// <summary>Whether an address, or an address of a contact, is suppressed.</summary>
public sealed class SuppressionFinding : Finding
{
    private readonly string _address;

    /// <summary>Creates a finding.</summary>
    /// <param name="contact">The contact, or null for a bare address.</param>
    /// <param name="address">The address that was looked up.</param>
    /// <param name="entry">The entry found; null where there is none.</param>
    public SuppressionFinding(Contact? contact, string address, Suppression? entry) : base(contact, entry?.Reason.ToString() ?? "NotSuppressed")
    {
        _address = address;
        Entry = entry;
    }

    /// <summary>The address that was looked up.</summary>
    public override string Email => _address;

    /// <summary>Whether it must not be mailed.</summary>
    public bool IsSuppressed => Entry is not null;

    /// <summary>When it opted out, complained or bounced; null where not recorded.</summary>
    public DateTimeOffset? Date => Entry?.Date;

    /// <summary>The entry of the list; null where there is none.</summary>
    public Suppression? Entry { get; }

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, object?>> GetAttachedValues() => IsSuppressed ? [new("SuppressionReason", Reason)] : [];

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;
}
