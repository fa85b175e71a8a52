using System.Diagnostics;
using System.Management.Automation;
using CrmHygiene.Core.Contacts.Reading;

namespace CrmHygiene.Cmdlets;

/// <summary>Progress of reading a file, at most five times a second, and only for reads that last.</summary>
internal sealed class ReadProgress(Cmdlet cmdlet, ContactFile file)
{
    private const int RowsBetweenLooks = 4096;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly ProgressRecord _record = new(0, $"Importing {file.Layout.SourceName}", "Reading");
    private long _rows;
    private long _shownAt;
    private bool _shown;

    public void Advance()
    {
        if (++_rows % RowsBetweenLooks != 0) return;
        long now = _clock.ElapsedMilliseconds;
        if (now < 500 || now - _shownAt < 200) return;
        _shownAt = now;
        _shown = true;
        _record.StatusDescription = $"{_rows:N0} rows, {_rows * 1000 / now:N0} a second";
        _record.PercentComplete = file.Length == 0 ? 100 : (int)Math.Min(100, file.BytesRead * 100 / file.Length);
        cmdlet.WriteProgress(_record);
    }

    public void Complete()
    {
        if (!_shown) return;
        _record.RecordType = ProgressRecordType.Completed;
        cmdlet.WriteProgress(_record);
    }
}
