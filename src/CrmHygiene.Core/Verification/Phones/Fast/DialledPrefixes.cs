using System.Text;

namespace CrmHygiene.Core.Verification.Phones.Fast;

/// <summary>
/// The digits dialled before a number, from the alternatives of a pattern such as <c>0|180020</c>. Plain digits have a
/// length; where digits begin with an alternative that is more than that, it is doubtful. Immutable and thread-safe.
/// </summary>
internal sealed class DialledPrefixes
{
    private readonly (byte[]? Plain, DigitPattern? Pattern)[] _alternatives;

    private DialledPrefixes((byte[]?, DigitPattern?)[] alternatives) => _alternatives = alternatives;

    /// <summary>The prefixes of a pattern; null where tables cannot hold it.</summary>
    public static DialledPrefixes? Parse(string pattern)
    {
        if (pattern.Length == 0) return new DialledPrefixes([]);
        try
        {
            return new DialledPrefixes([.. Alternatives(pattern).Select(a => a.AsSpan().ContainsAnyExceptInRange('0', '9') ? ((byte[]?)null, DigitPattern.Compile(a)) : (Encoding.ASCII.GetBytes(a), null))]);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The length of the first alternative that digits begin with, 0 for none; null where that is no plain one.</summary>
    public int? LengthIn(ReadOnlySpan<byte> digits)
    {
        foreach ((byte[]? plain, DigitPattern? pattern) in _alternatives)
        {
            if (plain is null)
            {
                if (pattern!.MatchesStart(digits)) return null;
            }
            else if (digits.StartsWith(plain)) return plain.Length;
        }
        return 0;
    }

    private static IEnumerable<string> Alternatives(string pattern)
    {
        int depth = 0, start = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '(') depth++;
            else if (pattern[i] == ')') depth--;
            else if (pattern[i] == '|' && depth == 0)
            {
                yield return pattern[start..i];
                start = i + 1;
            }
        }
        yield return pattern[start..];
    }
}
