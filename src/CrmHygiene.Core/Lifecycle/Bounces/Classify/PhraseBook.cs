using System.Text;

namespace CrmHygiene.Core.Lifecycle.Bounces.Classify;

/// <summary>What mail servers say, with the reason each wording stands for.</summary>
internal sealed class PhraseBook
{
    private static readonly Lazy<PhraseBook> Shared = new(Load);

    private const int LongKey = 6, ShortKey = 2;

    private readonly Dictionary<ulong, Phrase[]> _strong;
    private readonly Dictionary<ulong, Phrase[]> _weak;

    private PhraseBook(List<Phrase> strong, List<Phrase> weak)
    {
        _strong = Index(strong);
        _weak = Index(weak);
    }

    /// <summary>The built-in book.</summary>
    public static PhraseBook BuiltIn => Shared.Value;

    /// <summary>Reads a book: <c>[Reason]</c>, then a phrase a line; <c>?</c> marks a weak one.</summary>
    /// <exception cref="FormatException">A reason is not known, or a phrase is empty.</exception>
    public static PhraseBook Parse(TextReader reader)
    {
        List<Phrase> strong = [], weak = [];
        BounceReason reason = BounceReason.Undefined;
        int rank = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[')
            {
                if (!Enum.TryParse(line.Trim('[', ']'), out reason)) throw new FormatException($"'{line}' is no reason of a bounce.");
                continue;
            }
            bool isWeak = line[0] == '?';
            (isWeak ? weak : strong).Add(new Phrase(isWeak ? line[1..] : line, reason, rank++));
        }
        return new PhraseBook(strong, weak);
    }

    /// <summary>The first phrase of the book that stands in a text, and where; reason None where none does.</summary>
    /// <param name="text">Lower case, with single blanks.</param>
    /// <param name="weak">Whether to look for weak phrases instead.</param>
    /// <param name="except">Reasons that do not count.</param>
    public PhraseMatch Find(string text, bool weak = false, Func<BounceReason, bool>? except = null)
    {
        Dictionary<ulong, Phrase[]> index = weak ? _weak : _strong;
        PhraseMatch best = default;
        for (int at = 0; at + ShortKey <= text.Length; at++)
        {
            if (at + LongKey <= text.Length && index.TryGetValue(Key(text, at, LongKey), out Phrase[]? candidates)) best = Best(candidates, text, at, best, except);
            if (index.TryGetValue(Key(text, at, ShortKey), out candidates)) best = Best(candidates, text, at, best, except);
        }
        return best;
    }

    private static PhraseMatch Best(Phrase[] candidates, string text, int at, PhraseMatch best, Func<BounceReason, bool>? except)
    {
        foreach (Phrase candidate in candidates)
        {
            if (best.Phrase is not null && candidate.Rank >= best.Phrase.Rank) return best;
            if (candidate.EndAt(text, at) is var end and >= 0 && except?.Invoke(candidate.Reason) != true) return new PhraseMatch(candidate, at, end);
        }
        return best;
    }

    /// <summary>The first characters of a phrase as one number: phrases are sought only where a text has the same.</summary>
    private static ulong Key(string text, int at, int length)
    {
        ulong key = (ulong)length;
        for (int i = 0; i < length; i++) key = key * 0x9E3779B97F4A7C15UL + text[at + i];
        return key;
    }

    private static Dictionary<ulong, Phrase[]> Index(List<Phrase> phrases) => phrases
        .GroupBy(p => Key(p.Head, 0, p.Head.Length >= LongKey ? LongKey : ShortKey))
        .ToDictionary(g => g.Key, g => g.OrderBy(p => p.Rank).ToArray());

    private static PhraseBook Load()
    {
        using Stream stream = typeof(PhraseBook).Assembly.GetManifestResourceStream("CrmHygiene.Bounces.phrases.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(reader);
    }
}
