using System.Globalization;

namespace CrmHygiene.Core.Values;

/// <summary>Numbers with what they count, for messages: <c>1 contact</c>, <c>2,000 contacts</c>, <c>3 entries</c>.</summary>
public static class Counted
{
    /// <summary>A number and its noun.</summary>
    /// <param name="number">How many.</param>
    /// <param name="noun">The English noun of one, such as <c>address</c>.</param>
    public static string Of(long number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {Noun(number, noun)}");

    /// <summary>A verb that follows such a number.</summary>
    /// <param name="number">How many.</param>
    /// <param name="one">For one, such as <c>is</c>.</param>
    /// <param name="many">For other numbers, such as <c>are</c>.</param>
    public static string Verb(long number, string one, string many) => number == 1 ? one : many;

    /// <summary>A noun for a number.</summary>
    /// <param name="number">How many.</param>
    /// <param name="noun">The English noun of one.</param>
    public static string Noun(long number, string noun)
    {
        ArgumentException.ThrowIfNullOrEmpty(noun);
        if (number == 1) return noun;
        if (noun.EndsWith('s') || noun.EndsWith("ch", StringComparison.Ordinal) || noun.EndsWith('x')) return noun + "es";
        return noun.Length > 1 && noun[^1] == 'y' && !"aeiou".Contains(noun[^2], StringComparison.Ordinal) ? noun[..^1] + "ies" : noun + "s";
    }
}
