using System.Globalization;

namespace CrmHygiene;

/// <summary>A command that the system's own scheduler runs.</summary>
public sealed record CrmSchedule
{
    /// <summary>Its name: letters, digits, dot, dash and underscore, at most 64.</summary>
    public required string Name { get; init; }

    /// <summary>How often it runs.</summary>
    public required ScheduleCadence Cadence { get; init; }

    /// <summary>The time of day it starts at, local time.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>The weekday of weekly schedules.</summary>
    public DayOfWeek Day { get; init; } = DayOfWeek.Monday;

    /// <summary>The day of a schedule that runs once; null for the others.</summary>
    public DateTime? On { get; init; }

    /// <summary>The first day an eight-week rhythm counts from; null for the others.</summary>
    public DateTime? From { get; init; }

    /// <summary>The minutes between two runs of <see cref="ScheduleCadence.Minutes"/>, which divide an hour; 0 for the others.</summary>
    public int Minutes { get; init; }

    /// <summary>The program that is started, with its full path.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>What starts it.</summary>
    public SchedulerKind Scheduler { get; init; }

    /// <summary>The files that hold it; empty for a crontab.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>When it runs, in words.</summary>
    public string When => Cadence == ScheduleCadence.Minutes ? string.Create(CultureInfo.InvariantCulture, $"every {(Minutes == 1 ? "minute" : $"{Minutes} minutes")}") : string.Create(CultureInfo.InvariantCulture, $"{Cadence switch
    {
        ScheduleCadence.Daily => "every day",
        ScheduleCadence.Weekly => $"every {Day}",
        ScheduleCadence.EightWeeks => $"every eighth {Day}",
        ScheduleCadence.Monthly => "the 1st of every month",
        ScheduleCadence.Quarterly => "the 1st of Jan, Apr, Jul, Oct",
        _ => $"once, on {On:yyyy-MM-dd}",
    }} at {At:hh\\:mm}{(Cadence == ScheduleCadence.EightWeeks ? $", from {From:yyyy-MM-dd}" : "")}");

    /// <summary>Name and time.</summary>
    public override string ToString() => $"{Name}: {When}";
}
