using System.Globalization;

namespace CrmHygiene.Core.Verification.Phones.Fast;

/// <summary>
/// A regular expression over ASCII digits as a table: one step a digit. Numbering plans are written with digits, classes,
/// groups, alternatives and counts only; anything else is refused. Immutable and thread-safe.
/// </summary>
internal sealed class DigitPattern
{
    private const int Digits = 10;
    private const int MostStates = 20_000;
    private const int Dead = -1;
    private readonly int[] _next;
    private readonly bool[] _accepts;

    private DigitPattern(int[] next, bool[] accepts)
    {
        _next = next;
        _accepts = accepts;
    }

    /// <exception cref="NotSupportedException">The pattern uses something else, or its table grows too large.</exception>
    public static DigitPattern Compile(string pattern)
    {
        var nfa = new Builder(pattern);
        (int start, int end) = nfa.Parse();
        return Determine(nfa, start, end);
    }

    /// <summary>Whether all digits are matched.</summary>
    public bool Matches(ReadOnlySpan<byte> digits)
    {
        int state = 0;
        foreach (byte digit in digits)
        {
            state = _next[(state * Digits) + digit - '0'];
            if (state == Dead) return false;
        }
        return _accepts[state];
    }

    /// <summary>Whether the first digits are matched.</summary>
    public bool MatchesStart(ReadOnlySpan<byte> digits)
    {
        int state = 0;
        if (_accepts[0]) return true;
        foreach (byte digit in digits)
        {
            state = _next[(state * Digits) + digit - '0'];
            if (state == Dead) return false;
            if (_accepts[state]) return true;
        }
        return false;
    }

    // Subset construction (Rabin and Scott 1959).
    private static DigitPattern Determine(Builder nfa, int start, int end)
    {
        List<int[]> sets = [nfa.Closure([start])];
        Dictionary<string, int> numbers = new(StringComparer.Ordinal) { [Key(sets[0])] = 0 };
        List<int> next = [];
        for (int i = 0; i < sets.Count; i++)
        {
            for (int digit = 0; digit < Digits; digit++)
            {
                int[] reached = nfa.Closure(nfa.Step(sets[i], digit));
                if (reached.Length == 0)
                {
                    next.Add(Dead);
                    continue;
                }
                string key = Key(reached);
                if (!numbers.TryGetValue(key, out int number))
                {
                    number = numbers[key] = sets.Count;
                    if (number > MostStates) throw new NotSupportedException("The pattern has too many states.");
                    sets.Add(reached);
                }
                next.Add(number);
            }
        }
        return new DigitPattern([.. next], [.. sets.Select(s => Array.BinarySearch(s, end) >= 0)]);
    }

    private static string Key(int[] set) => string.Create(set.Length * 2, set, static (span, values) =>
    {
        for (int i = 0; i < values.Length; i++)
        {
            span[i * 2] = (char)(values[i] & 0xffff);
            span[(i * 2) + 1] = (char)(values[i] >> 16);
        }
    });

    /// <summary>Thompson's construction (1968).</summary>
    private sealed class Builder(string pattern)
    {
        private readonly List<(int Mask, int To)> _steps = [];
        private readonly List<List<int>> _free = [];
        private int _at;

        public (int Start, int End) Parse()
        {
            (int, int) whole = Alternatives();
            if (_at != pattern.Length) throw Unsupported();
            return whole;
        }

        public int[] Step(int[] set, int digit)
        {
            List<int> reached = [];
            foreach (int state in set)
                if ((_steps[state].Mask & (1 << digit)) != 0) reached.Add(_steps[state].To);
            return [.. reached];
        }

        public int[] Closure(int[] states)
        {
            SortedSet<int> all = [.. states];
            Stack<int> open = new(states);
            while (open.TryPop(out int state))
                foreach (int to in _free[state])
                    if (all.Add(to)) open.Push(to);
            return [.. all];
        }

        private (int Start, int End) Alternatives()
        {
            (int start, int end) = (State(), State());
            while (true)
            {
                (int first, int last) = Sequence();
                _free[start].Add(first);
                _free[last].Add(end);
                if (_at == pattern.Length || pattern[_at] != '|') return (start, end);
                _at++;
            }
        }

        private (int Start, int End) Sequence()
        {
            int start = State();
            int end = start;
            while (_at < pattern.Length && pattern[_at] is not ('|' or ')'))
            {
                int from = _at;
                (int first, int last) = Atom();
                (int least, int most) = Count();
                int resume = _at;
                (int First, int Last) Again()
                {
                    _at = from;
                    (int, int) again = Atom();
                    _at = resume;
                    return again;
                }
                for (int i = 0; i < Math.Max(most, 1); i++)
                {
                    if (i > 0) (first, last) = Again();
                    int join = State();
                    _free[end].Add(first);
                    _free[last].Add(join);
                    if (i >= least) _free[end].Add(join);
                    end = join;
                }
            }
            return (start, end);
        }

        private (int Start, int End) Atom()
        {
            char c = pattern[_at];
            if (c == '(')
            {
                _at++;
                if (_at < pattern.Length && pattern[_at] == '?')
                {
                    if (_at + 1 >= pattern.Length || pattern[_at + 1] != ':') throw Unsupported();
                    _at += 2;
                }
                (int, int) group = Alternatives();
                if (_at == pattern.Length || pattern[_at] != ')') throw Unsupported();
                _at++;
                return group;
            }
            int mask = c switch
            {
                >= '0' and <= '9' => 1 << (c - '0'),
                '\\' when _at + 1 < pattern.Length && pattern[_at + 1] == 'd' => 0x3ff,
                '[' => Class(),
                _ => throw Unsupported(),
            };
            _at += c == '\\' ? 2 : 1;
            int start = State();
            int end = State();
            _steps[start] = (mask, end);
            return (start, end);
        }

        private int Class()
        {
            int mask = 0;
            for (_at++; _at < pattern.Length && pattern[_at] != ']'; _at++)
            {
                if (!char.IsAsciiDigit(pattern[_at])) throw Unsupported();
                int from = pattern[_at] - '0';
                int to = from;
                if (_at + 2 < pattern.Length && pattern[_at + 1] == '-')
                {
                    if (!char.IsAsciiDigit(pattern[_at + 2])) throw Unsupported();
                    to = pattern[_at += 2] - '0';
                }
                for (int digit = from; digit <= to; digit++) mask |= 1 << digit;
            }
            if (_at == pattern.Length) throw Unsupported();
            return mask;
        }

        private (int Least, int Most) Count()
        {
            if (_at == pattern.Length) return (1, 1);
            if (pattern[_at] == '?')
            {
                _at++;
                return (0, 1);
            }
            if (pattern[_at] is '*' or '+') throw Unsupported();
            if (pattern[_at] != '{') return (1, 1);
            int close = pattern.IndexOf('}', _at);
            string[] parts = close < 0 ? throw Unsupported() : pattern[(_at + 1)..close].Split(',');
            _at = close + 1;
            if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int least)) throw Unsupported();
            int most = least;
            if (parts.Length > 1 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out most)) throw Unsupported();
            if (most is < 1 or > 20 || most < least) throw Unsupported();
            return (least, most);
        }

        private int State()
        {
            _steps.Add((0, 0));
            _free.Add([]);
            return _free.Count - 1;
        }

        private NotSupportedException Unsupported() => new($"The pattern has something other than digits at {_at}.");
    }
}
