namespace CrmHygiene.Core.Schedules;

/// <summary>The system's scheduler refused, or is not there.</summary>
/// <param name="message">What it said, and what to do.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class ScheduleException(string message, Exception? inner = null) : Exception(message, inner);
