using System.Globalization;
using CrmHygiene.Core.Values;

namespace CrmHygiene.Core.Lifecycle.Staleness;

/// <summary>How much one run may remove or suppress; raised by name only.</summary>
public sealed class RemovalLimit
{
    /// <summary>Creates a limit.</summary>
    /// <param name="maxPercent">Percent of the source, 0 to 100.</param>
    /// <param name="maxCount">Number of contacts, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public RemovalLimit(double maxPercent, long maxCount)
    {
        if (maxPercent is not (>= 0 and <= 100)) throw new ArgumentOutOfRangeException(nameof(maxPercent), "Percent is 0 to 100.");
        ArgumentOutOfRangeException.ThrowIfNegative(maxCount);
        MaxPercent = maxPercent;
        MaxCount = maxCount;
    }

    /// <summary>Percent of the source, 0 to 100.</summary>
    public double MaxPercent { get; }

    /// <summary>Number of contacts.</summary>
    public long MaxCount { get; }

    /// <summary>The limit of a policy.</summary>
    /// <param name="limits">The policy's section.</param>
    public static RemovalLimit Of(PolicyLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return new RemovalLimit(limits.MaxRemovePercent, limits.MaxRemoveCount);
    }

    /// <summary>Checks what a run wants to remove. Exactly at a limit is allowed; of nothing, nothing may be removed.</summary>
    /// <param name="removed">Contacts to remove or suppress.</param>
    /// <param name="total">Contacts of the source, those to remove included.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public RemovalCheck Check(long removed, long total)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(removed);
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        double percent = removed == 0 ? 0 : total == 0 ? 100 : 100.0 * removed / total;
        List<string> exceeded = [];
        // Compared as products: 20 % of 5 is 1 and not 1.0000000000000002.
        if ((decimal)removed * 100 > (decimal)MaxPercent * total)
            exceeded.Add(string.Create(CultureInfo.InvariantCulture, $"{percent:0.#} % is more than the {MaxPercent:0.##} % allowed (-MaxRemovePercent raises it)"));
        if (removed > MaxCount)
            exceeded.Add(string.Create(CultureInfo.InvariantCulture, $"{removed:N0} is more than the {MaxCount:N0} allowed (-MaxRemoveCount raises it)"));
        string message = exceeded.Count == 0 ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $"{removed:N0} of {Counted.Of(total, "contact")} would be removed: {string.Join("; ", exceeded)}.");
        return new RemovalCheck(exceeded.Count == 0, removed, total, percent, message);
    }
}
