namespace CrmHygiene;

/// <summary>How long the store keeps what runs changed and dropped; each period ends undo for what is older.</summary>
public sealed record PolicyHistory
{
    /// <summary>Days for changed fields, 1 to 36,500. Default 180.</summary>
    public int JournalDays { get; init; } = 180;

    /// <summary>Days for contacts that were removed or merged, 1 to 36,500. Default 365.</summary>
    public int ArchiveDays { get; init; } = 365;
}
