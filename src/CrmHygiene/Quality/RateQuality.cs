namespace CrmHygiene;

/// <summary>A rate that mail providers watch.</summary>
/// <param name="Name">Bounces or Complaints.</param>
/// <param name="Count">Contacts it concerns.</param>
/// <param name="Of">Contacts that would be mailed.</param>
/// <param name="Percent">The rate, 0 to 100; null where there is nothing to measure it by.</param>
/// <param name="Low">Lower end of its 95 % interval (Wilson 1927), in percent.</param>
/// <param name="High">Upper end of its 95 % interval, in percent.</param>
/// <param name="WarningPercent">The warning line.</param>
/// <param name="AlarmPercent">The alarm line.</param>
/// <param name="Level">Where the rate stands.</param>
public sealed record RateQuality(string Name, long Count, long Of, double? Percent, double? Low, double? High, double WarningPercent, double AlarmPercent, RateLevel Level);
