namespace CrmHygiene.Core.Lifecycle.Bounces.Classify;

/// <summary>One wording: fragments in order, at most <see cref="Gap"/> characters apart.</summary>
internal sealed class Phrase
{
    /// <summary>The most characters a '*' stands for.</summary>
    public const int Gap = 100;

    private readonly string[] _fragments;
    private readonly bool _startsAtEdge;
    private readonly bool _endsAtEdge;

    public Phrase(string text, BounceReason reason, int rank)
    {
        Reason = reason;
        Rank = rank;
        _startsAtEdge = text.StartsWith('|');
        _endsAtEdge = text.EndsWith('|') && text.Length > 1;
        _fragments = text.Trim('|').Split('*', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (_fragments.Length == 0) throw new FormatException("A phrase is empty.");
    }

    public BounceReason Reason { get; }

    /// <summary>Its place in the book; the smallest wins.</summary>
    public int Rank { get; }

    /// <summary>The fragment it begins with.</summary>
    public string Head => _fragments[0];

    /// <summary>Where it ends in a text, if it begins at a place; -1 where it does not.</summary>
    public int EndAt(string text, int at)
    {
        if (string.CompareOrdinal(text, at, Head, 0, Head.Length) != 0) return -1;
        if (_startsAtEdge && at > 0 && char.IsLetterOrDigit(text[at - 1])) return -1;
        int end = at + Head.Length;
        for (int i = 1; i < _fragments.Length; i++)
        {
            string fragment = _fragments[i];
            int found = text.IndexOf(fragment, end, Math.Min(Gap + fragment.Length, text.Length - end), StringComparison.Ordinal);
            if (found < 0) return -1;
            end = found + fragment.Length;
        }
        return !_endsAtEdge || end == text.Length || !char.IsLetterOrDigit(text[end]) ? end : -1;
    }
}
