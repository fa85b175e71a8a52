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

    /// <summary>What its values are.</summary>
    public PolicyFieldType Type { get; init; }

    /// <summary>
    /// The form of its values; empty where any will do. For dates a .NET format such as <c>yyyy-MM-dd</c>; for phones E164,
    /// International or National; for numbers and percentages the most decimals, as <c>0</c>, <c>0.0</c> or <c>0.00</c>.
    /// </summary>
    public string Format { get; init; } = string.Empty;

    /// <summary>A regular expression that the whole value must match; empty for none.</summary>
    public string Pattern { get; init; } = string.Empty;

    /// <summary>The fewest characters of a value that is not empty; null for no limit.</summary>
    public int? MinLength { get; init; }

    /// <summary>The most characters; null for no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The least number or percentage; null for no limit.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The greatest number or percentage; null for no limit.</summary>
    public decimal? Maximum { get; init; }

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
