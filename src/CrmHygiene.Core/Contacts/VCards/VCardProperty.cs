namespace CrmHygiene.Core.Contacts.VCards;

/// <summary>One property of a vCard.</summary>
/// <param name="Name">The name in capitals, without its group.</param>
/// <param name="Types">The values of TYPE, and bare parameters of version 2.1, in capitals.</param>
/// <param name="Value">The value as it stands, unfolded and decoded, escapes kept.</param>
/// <param name="IsBinary">Whether it is a picture, sound or key in base64 or a data URI.</param>
/// <param name="Preference">1 is the most preferred; 101 where nothing is said.</param>
internal sealed record VCardProperty(string Name, IReadOnlyList<string> Types, string Value, bool IsBinary, int Preference)
{
    public bool Has(string type) => Types.Contains(type, StringComparer.Ordinal);

    /// <summary>The whole value without escapes.</summary>
    public string Text => Unescape(Value);

    /// <summary>The components, divided by a semicolon that is not escaped, without escapes.</summary>
    public string[] Parts => Split(Value, ';');

    /// <summary>The values of a list, divided by a comma that is not escaped, without escapes.</summary>
    public string[] List => Split(Value, ',');

    private static string[] Split(string value, char at)
    {
        List<string> parts = [];
        int start = 0;
        for (int i = 0; i <= value.Length; i++)
        {
            if (i < value.Length && value[i] == '\\')
            {
                i++;
                continue;
            }
            if (i < value.Length && value[i] != at) continue;
            parts.Add(Unescape(value[start..Math.Min(i, value.Length)]));
            start = i + 1;
        }
        // A backslash at the very end hides the end from the loop.
        if (start <= value.Length && value.EndsWith('\\') && parts.Sum(p => p.Length + 1) < value.Length) parts.Add(Unescape(value[start..]));
        return [.. parts];
    }

    private static string Unescape(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal)) return value;
        var result = new System.Text.StringBuilder(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\' || i + 1 == value.Length)
            {
                result.Append(value[i]);
                continue;
            }
            char next = value[++i];
            if (next is 'n' or 'N') result.Append('\n');
            else if (next is '\\' or ',' or ';' or ':') result.Append(next);
            else result.Append('\\').Append(next);
        }
        return result.ToString();
    }
}
