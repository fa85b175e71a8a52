namespace CrmHygiene;

/// <summary>What the policy says about one field: why it is collected, who needs it, how it is written.</summary>
public sealed record PolicyField
{
    /// <summary>The name of a standard field, or of a column of the team's own.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Why it is collected; empty where nobody said.</summary>
    public string Purpose { get; init; } = string.Empty;

    /// <summary>Who needs it and answers for it; empty where nobody said.</summary>
    public string Owner { get; init; } = string.Empty;

    /// <summary>How it is written, in a sentence.</summary>
    public string Write { get; init; } = string.Empty;

    /// <summary>The values it may have; empty allows all.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Other words for those values, and the value each stands for.</summary>
    public IReadOnlyDictionary<string, string> Synonyms { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Examples of right values.</summary>
    public IReadOnlyList<string> Right { get; init; } = [];

    /// <summary>Examples of wrong values.</summary>
    public IReadOnlyList<string> Wrong { get; init; } = [];

    /// <summary>The allowed value a text stands for, ignoring case and outer blanks; null where it stands for none.</summary>
    /// <param name="text">The text of a cell.</param>
    public string? ValueOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        foreach (string value in Values)
            if (value.Equals(trimmed, StringComparison.OrdinalIgnoreCase)) return value;
        return Synonyms.TryGetValue(trimmed, out string? meant) ? meant : null;
    }
}
