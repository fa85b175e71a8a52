using System.Globalization;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Hygiene;

/// <summary>Tells how far a stage is, in contacts and contacts a second: a few times a second, and at its end. Not thread-safe.</summary>
internal sealed class StageRate
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Action<string, double>? _report;
    private readonly TimeProvider _time;
    private readonly string _stage;
    private readonly double _from, _to;
    private readonly long _total, _started;
    private long _done, _told;

    /// <summary>Begins a stage.</summary>
    /// <param name="report">Takes the text and the share of the whole run; null where nobody listens.</param>
    /// <param name="stage">What is done.</param>
    /// <param name="from">The share of the run that is done when the stage begins.</param>
    /// <param name="to">The share when it ends.</param>
    /// <param name="total">The number of contacts; 0 where it is not known before.</param>
    /// <param name="time">The clock.</param>
    public StageRate(Action<string, double>? report, string stage, double from, double to, long total, TimeProvider time)
    {
        (_report, _stage, _from, _to, _total, _time) = (report, stage, from, to, total, time);
        _started = _told = time.GetTimestamp();
        report?.Invoke(stage, from);
    }

    /// <summary>Counts a contact.</summary>
    public void Count()
    {
        _done++;
        if (_report is null || _done % 256 != 0 || _time.GetElapsedTime(_told) < Pause) return;
        _told = _time.GetTimestamp();
        Tell();
    }

    /// <summary>Ends the stage.</summary>
    public void End() => Tell();

    private void Tell()
    {
        if (_report is null) return;
        double seconds = _time.GetElapsedTime(_started).TotalSeconds;
        string done = _total > 0 ? string.Create(CultureInfo.InvariantCulture, $"{_done:N0} of {Counted.Of(_total, "contact")}") : Counted.Of(_done, "contact");
        string rate = seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $", {_done / seconds:N0}/s") : string.Empty;
        _report($"{_stage}: {done}{rate}", _total > 0 ? _from + ((_to - _from) * _done / _total) : _from);
    }
}
