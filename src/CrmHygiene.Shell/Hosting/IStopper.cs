namespace CrmHygiene.Shell.Hosting;

/// <summary>Stops the running command.</summary>
internal interface IStopper
{
    /// <summary>Asks it to stop and returns at once.</summary>
    void Stop();
}
