using System.Globalization;
using System.Text.RegularExpressions;

namespace CrmHygiene.Core.Lifecycle.Bounces.Classify;

/// <summary>An enhanced status code (RFC 3463).</summary>
/// <param name="Class">2, 4 or 5; 0 where there is none.</param>
/// <param name="Subject">0 to 999.</param>
/// <param name="Detail">0 to 999.</param>
internal readonly partial record struct EnhancedStatus(int Class, int Subject, int Detail)
{
    /// <summary>Whether there is a code.</summary>
    public bool Exists => Class != 0;

    /// <summary>Whether it says no more than its class: X.0.0.</summary>
    public bool IsBare => Subject == 0 && Detail == 0;

    /// <summary>The first code in a text; where a later one says more than X.0.0, that one.</summary>
    public static EnhancedStatus Find(string text)
    {
        EnhancedStatus first = default;
        foreach (Match match in Code().EnumerateAll(text))
        {
            var status = new EnhancedStatus(match.ValueSpan[0] - '0', Number(match, 2), Number(match, 3));
            if (!status.IsBare) return status;
            if (!first.Exists) first = status;
        }
        return first;
    }

    /// <summary>Reads a code that stands alone, with or without words behind it.</summary>
    public static EnhancedStatus Parse(string text) => Code().Match(text) is { Success: true } match && match.Index <= 2
        ? new EnhancedStatus(match.ValueSpan[0] - '0', Number(match, 2), Number(match, 3)) : default;

    /// <summary>Such as <c>5.1.1</c>; empty where there is none.</summary>
    public override string ToString() => Exists ? string.Create(CultureInfo.InvariantCulture, $"{Class}.{Subject}.{Detail}") : string.Empty;

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    // Not part of an IP address, a version or a longer number.
    [GeneratedRegex(@"(?<![0-9A-Za-z.:/])([245])\.([0-7])\.([0-9]{1,3})(?![0-9]|\.[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}

/// <summary>Walks matches without an array of them.</summary>
internal static class RegexWalk
{
    public static IEnumerable<Match> EnumerateAll(this Regex regex, string text)
    {
        for (Match match = regex.Match(text); match.Success; match = match.NextMatch()) yield return match;
    }
}
