using CrmHygiene.Core.Standards.Rules;

namespace CrmHygiene.Core.Contacts.Checking;

/// <summary>Finds the type that nearly all values of an unknown column have.</summary>
internal sealed class TypeGuess
{
    private const double NearlyAll = 0.9;
    private const int MostShown = 20;
    private static readonly string[] Types = ["Date", "Percent", "Number", "Email", "Boolean", "Url"];
    private readonly long[] _hits = new long[Types.Length];
    private readonly List<(long Line, string Value)>[] _misses = [.. Types.Select(_ => new List<(long, string)>())];

    public void Add(string text, long line)
    {
        bool number = NumberText.IsNumber(text, out _, out _, out bool percent);
        // Codes with leading zeros and ids beyond what numbers hold are text.
        bool plainNumber = number && !percent && !(text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1])) && text.Length <= 18;
        Count(0, line, text, !plainNumber && (DateText.TryRead(text, DateOrder.DayFirst, out _) || DateText.TryRead(text, DateOrder.MonthFirst, out _)));
        Count(1, line, text, number && percent);
        Count(2, line, text, plainNumber || (number && percent));
        Count(3, line, text, EmailShape.IsAddress(text));
        Count(4, line, text, text.Length <= 10 && BooleanText.Parse(text) is not null);
        Count(5, line, text, text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase));
    }

    public string Type(long filled) => Best(filled) is >= 0 and int best ? Types[best] : "Text";

    public (long Count, IReadOnlyList<(long Line, string Value)> First) Misses(long filled) =>
        Best(filled) is >= 0 and int best ? (filled - _hits[best], _misses[best]) : (0, []);

    // 0 and 1 are numbers that also read as no and yes: yes or no wins where every value is one.
    private int Best(long filled)
    {
        if (filled == 0) return -1;
        if (_hits[4] == filled) return 4;
        for (int i = 0; i < Types.Length; i++)
            if (i != 4 && _hits[i] >= filled * NearlyAll) return i;
        return -1;
    }

    private void Count(int type, long line, string value, bool hit)
    {
        if (hit) _hits[type]++;
        else if (_misses[type].Count < MostShown) _misses[type].Add((line, value));
    }
}
