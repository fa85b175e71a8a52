using System.Diagnostics;
using System.Globalization;

namespace CrmHygiene.Benchmarks.Engine;

/// <summary>The most memory the process has held at once.</summary>
public static class PeakMemory
{
    /// <summary>Forgets the peak so far, where the system can (Linux).</summary>
    public static void Reset()
    {
        try
        {
            if (File.Exists("/proc/self/clear_refs")) File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (UnauthorizedAccessException)
        {
            // Then the peak of the warm-up counts too; it is smaller than the measured run's.
        }
    }

    /// <summary>Peak resident memory in megabytes (10^6 bytes).</summary>
    public static double Megabytes()
    {
        if (File.Exists("/proc/self/status"))
        {
            string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(line.AsSpan(6).Trim()[..^3], NumberStyles.Integer, CultureInfo.InvariantCulture) * 1024 / 1e6;
        }
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
