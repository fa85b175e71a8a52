using System.Globalization;

namespace CrmHygiene.Benchmarks.Pipelines;

/// <summary>One run of a stage.</summary>
/// <param name="Seconds">Wall-clock time.</param>
/// <param name="CpuSeconds">Processor time of all threads.</param>
/// <param name="PeakMegabytes">Most memory the process held, 10^6 bytes.</param>
public readonly record struct Measurement(double Seconds, double CpuSeconds, double PeakMegabytes)
{
    /// <summary>Reads "seconds cpu-seconds peak-MB"; null where an answer is something else.</summary>
    public static Measurement? Parse(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        string[] parts = answer.Split(' ');
        return parts.Length == 3 && parts.All(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? new Measurement(Number(parts[0]), Number(parts[1]), Number(parts[2]))
            : null;

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

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
