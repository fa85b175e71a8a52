namespace CrmHygiene.Core.Lifecycle.Bounces.Classify;

/// <summary>What is known about a refused or late mail when its reason is sought.</summary>
internal sealed record Refusal
{
    /// <summary>What the other side said.</summary>
    public string Diagnostic { get; init; } = string.Empty;

    /// <summary>The rest of the report; read only where the diagnostic says nothing.</summary>
    public string Report { get; init; } = string.Empty;

    /// <summary>The enhanced status code.</summary>
    public EnhancedStatus Status { get; init; }

    /// <summary>The SMTP reply code; 0 where there is none.</summary>
    public int Reply { get; init; }

    /// <summary>The last SMTP command, such as <c>RCPT</c>; empty where that is not known.</summary>
    public string Command { get; init; } = string.Empty;

    /// <summary>The domain of the recipient, in lower case.</summary>
    public string Domain { get; init; } = string.Empty;

    /// <summary>Addresses of ours that the mail was sent from, in lower case: what is said of them is not said of the recipient.</summary>
    public IReadOnlySet<string> Ours { get; init; } = new HashSet<string>();

    /// <summary>The kind of diagnostic (RFC 3464 §2.3.6), such as <c>smtp</c> or <c>x-unix</c>.</summary>
    public string DiagnosticType { get; init; } = string.Empty;

    /// <summary>The action of a delivery report (RFC 3464 §2.3.3).</summary>
    public string Action { get; init; } = string.Empty;
}
