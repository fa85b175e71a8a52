namespace CrmHygiene.Core.Standards.Names;

/// <summary>The words of a name, with what the casing of one needs to know about the others.</summary>
internal sealed class NameTokens
{
    private static readonly System.Buffers.SearchValues<char> Separators = System.Buffers.SearchValues.Create(" ,;()[]\"&+\t\n/“”„");
    private readonly string _name;
    private readonly List<(int Start, int Length)> _tokens = [];

    public NameTokens(string name, NamePart part)
    {
        _name = name;
        Part = part;
        int at = 0;
        while (at < name.Length)
        {
            int length = name.AsSpan(at).IndexOfAny(Separators);
            if (length < 0) length = name.Length - at;
            // a/l and s/o are one word
            if (length == 1 && at + 2 < name.Length && name[at + 1] == '/' && char.IsLetter(name[at + 2]) && (at + 3 == name.Length || name[at + 3] == ' ')) length = 3;
            if (length > 0) _tokens.Add((at, length));
            at += length + 1;
        }
        int comma = name.IndexOf(',', StringComparison.Ordinal);
        // "Family, Given": the comma does not stand before a suffix
        FamilyFirst = part == NamePart.Full && comma > 0 && !NameWords.Suffixes.ContainsKey(Lower(IndexAfter(comma)).TrimEnd('.'));
        LastName = _tokens.Count - 1;
        while (LastName > 0 && NameWords.Suffixes.ContainsKey(Lower(LastName).TrimEnd('.'))) LastName--;
        for (int i = 0; i < _tokens.Count && !IsVietnamese; i++) IsVietnamese = _tokens.Count > 1 && NameWords.Vietnamese.Contains(Lower(i));
    }

    public NamePart Part { get; }

    public int Count => _tokens.Count;

    /// <summary>Index of the last word that is not a suffix.</summary>
    public int LastName { get; }

    public bool FamilyFirst { get; }

    public bool IsVietnamese { get; }

    public ReadOnlySpan<char> this[int index] => _name.AsSpan(_tokens[index].Start, _tokens[index].Length);

    public int Start(int index) => _tokens[index].Start;

    /// <summary>A word in small letters; empty out of range.</summary>
    public string Lower(int index) => index >= 0 && index < _tokens.Count ? this[index].ToString().ToLowerInvariant() : string.Empty;

    /// <summary>Whether a word stands right after a comma.</summary>
    public bool AfterComma(int index)
    {
        int at = Start(index) - 1;
        while (at >= 0 && _name[at] == ' ') at--;
        return at >= 0 && _name[at] == ',';
    }

    /// <summary>Whether a comma stands right after a word.</summary>
    public bool BeforeComma(int index)
    {
        int at = _tokens[index].Start + _tokens[index].Length;
        return at < _name.Length && _name[at] == ',';
    }

    /// <summary>Whether the name is nothing but initials: J, J.B., J. B.</summary>
    public bool IsInitialsOnly
    {
        get
        {
            foreach ((int start, int length) in _tokens)
            {
                ReadOnlySpan<char> word = _name.AsSpan(start, length);
                for (int i = 1; i < word.Length; i++)
                    if (char.IsLetter(word[i]) && char.IsLetter(word[i - 1])) return false;
            }
            return true;
        }
    }

    private int IndexAfter(int position)
    {
        for (int i = 0; i < _tokens.Count; i++)
            if (_tokens[i].Start > position) return i;
        return _tokens.Count;
    }
}
