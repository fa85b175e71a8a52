using System.Diagnostics;

namespace CrmHygiene.Cmdlets;

/// <summary>How long work will take yet, if it goes on as it did.</summary>
internal sealed class TimeLeft
{
    // Earlier, a guess would only jump about.
    private const double Least = 0.03;

    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Seconds left; -1 while nobody can tell.</summary>
    public int Seconds(double share) => share is > Least and <= 1 ? (int)Math.Min(int.MaxValue, Math.Ceiling(Stopwatch.GetElapsedTime(_started).TotalSeconds * (1 - share) / share)) : -1;
}
