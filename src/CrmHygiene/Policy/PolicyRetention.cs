namespace CrmHygiene;

/// <summary>How long contacts of one lawful basis may be kept.</summary>
public sealed record PolicyRetention
{
    /// <summary>The value of <see cref="ContactField.ConsentBasis"/>, compared without case; <c>*</c> is any.</summary>
    public string Basis { get; init; } = string.Empty;

    /// <summary>Months since the last contact, opens not counted, 1 to 1200.</summary>
    public int Months { get; init; }

    /// <summary>What is done when they are over. Default <see cref="StaleAction.Archive"/>.</summary>
    public StaleAction Action { get; init; } = StaleAction.Archive;
}
