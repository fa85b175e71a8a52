namespace CrmHygiene;

/// <summary>Whether a run may remove as much as it wants to.</summary>
/// <param name="Allowed">Whether it may.</param>
/// <param name="Removed">Contacts it wants to remove or suppress.</param>
/// <param name="Total">Contacts of the source.</param>
/// <param name="Percent">Their share, 0 to 100.</param>
/// <param name="Message">Which limit is exceeded and what raises it; empty where none is.</param>
public sealed record RemovalCheck(bool Allowed, long Removed, long Total, double Percent, string Message);
