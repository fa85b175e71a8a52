namespace CrmHygiene.Benchmarks.Pipelines;

/// <summary>One run of a stage.</summary>
/// <param name="Seconds">Wall-clock time.</param>
/// <param name="CpuSeconds">Processor time of all threads.</param>
/// <param name="PeakMegabytes">Most memory the process held, 10^6 bytes.</param>
public readonly record struct Measurement(double Seconds, double CpuSeconds, double PeakMegabytes)
{
    /// <summary>The middle of each figure by itself.</summary>
    public static Measurement Median(IReadOnlyCollection<Measurement> runs) =>
        new(Middle(runs.Select(r => r.Seconds)), Middle(runs.Select(r => r.CpuSeconds)), Middle(runs.Select(r => r.PeakMegabytes)));

    /// <summary>The middle value; of an even number of values the mean of the middle two.</summary>
    public static double Middle(IEnumerable<double> values)
    {
        double[] sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
