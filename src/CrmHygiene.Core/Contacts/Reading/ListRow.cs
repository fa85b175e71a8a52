namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>One row of a <see cref="ListTable"/>.</summary>
/// <param name="Line">The 1-based line, row or position.</param>
/// <param name="Values">One text a column, fewer where the rest is empty.</param>
internal readonly record struct ListRow(long Line, IReadOnlyList<string?> Values)
{
    /// <summary>What is wrong with the row, a stable word; null where nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>What is wrong, without values.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>The column that does not fit.</summary>
    public string Column { get; init; } = string.Empty;

    /// <summary>The row as found, for the rejects file.</summary>
    public string Raw { get; init; } = string.Empty;
}
