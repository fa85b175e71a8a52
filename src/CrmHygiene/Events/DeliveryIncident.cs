namespace CrmHygiene;

/// <summary>A day on which many recipients of the same mail servers failed for a reason that is not theirs. Its bounces are held and suppress nobody.</summary>
/// <param name="Host">The domain of the servers, or of the addresses.</param>
/// <param name="Day">The day, UTC.</param>
/// <param name="Failed">Recipients that failed.</param>
/// <param name="Delivered">Mails that were delivered there on that day.</param>
public sealed record DeliveryIncident(string Host, DateOnly Day, int Failed, int Delivered);
