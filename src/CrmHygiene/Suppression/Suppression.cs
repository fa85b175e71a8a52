namespace CrmHygiene;

/// <summary>An address or domain that must not be mailed.</summary>
public sealed record Suppression
{
    /// <summary>The address in lower case, or the domain behind an @; <c>hash:</c> and hexadecimal digits where only a keyed hash is kept.</summary>
    public required string Address { get; init; }

    /// <summary>Why.</summary>
    public required SuppressionReason Reason { get; init; }

    /// <summary>By which way it must not be contacted.</summary>
    public SuppressionChannel Channel { get; init; } = SuppressionChannel.Mail;

    /// <summary>The topic or brand; empty for all.</summary>
    public string Topic { get; init; } = string.Empty;

    /// <summary>When the person opted out, complained, or the mail bounced; null where that is not recorded.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Where the entry came from: a file, a cmdlet, a run.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>When it was put on the list.</summary>
    public DateTimeOffset? Added { get; init; }

    /// <summary>Whether only a keyed hash is kept.</summary>
    public bool IsHashed => Address.StartsWith("hash:", StringComparison.Ordinal);

    /// <summary>Whether a whole domain is meant.</summary>
    public bool IsDomain => Address.StartsWith('@');

    /// <summary>Reason, channel and topic; not the address.</summary>
    public override string ToString() => Topic.Length == 0 ? $"{Reason} ({Channel})" : $"{Reason} ({Channel}, {Topic})";
}
