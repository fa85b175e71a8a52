using System.Collections.Concurrent;
using System.Management.Automation;

namespace CrmHygiene.Cmdlets;

/// <summary>
/// Runs long work off the pipeline thread and shows its progress on it: a cmdlet may write only from its own thread,
/// and Ctrl+C has to be heard meanwhile.
/// </summary>
internal static class StageProgress
{
    /// <summary>Runs the work and returns its result.</summary>
    /// <param name="cmdlet">The cmdlet whose progress is shown.</param>
    /// <param name="activity">What is being done.</param>
    /// <param name="work">The work; it is given a callback for the stage and the share done, 0 to 1.</param>
    /// <param name="stop">Cancelled when the pipeline is stopped; the work observes it.</param>
    public static T Run<T>(Cmdlet cmdlet, string activity, Func<Action<string, double>, T> work, CancellationToken stop)
    {
        using var reports = new BlockingCollection<(string Stage, double Share)>();
        Task<T> task = Task.Run(() =>
        {
            try
            {
                return work((stage, share) => reports.Add((stage, share)));
            }
            finally
            {
                reports.CompleteAdding();
            }
        }, CancellationToken.None);
        var record = new ProgressRecord(0, activity, "Starting");
        var left = new TimeLeft();
        try
        {
            foreach ((string stage, double share) in reports.GetConsumingEnumerable(stop))
            {
                record.StatusDescription = stage;
                record.PercentComplete = (int)Math.Clamp(share * 100, 0, 100);
                record.SecondsRemaining = left.Seconds(share);
                cmdlet.WriteProgress(record);
            }
        }
        finally
        {
            // What the work uses, such as the store, stays open until it has stopped.
            ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        }
        record.RecordType = ProgressRecordType.Completed;
        cmdlet.WriteProgress(record);
        return task.GetAwaiter().GetResult();
    }
}
