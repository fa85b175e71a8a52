namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>A row that could not be read as a contact.</summary>
/// <param name="SourceName">The file's name.</param>
/// <param name="Line">The 1-based line the row starts at; in a JSON list or workbook the position or row.</param>
/// <param name="Problem">What is wrong, a stable word: TooFewFields, TooManyFields, UnterminatedQuote, NotAnObject, BrokenCard, Suppressed.</param>
/// <param name="Message">What is wrong, without values.</param>
/// <param name="Row">The row as found, for the rejects file.</param>
public sealed record RowReject(string SourceName, long Line, string Problem, string Message, string Row)
{
    /// <summary>The header of the column where the row stops to fit; empty where there is none.</summary>
    public string Column { get; init; } = string.Empty;

    /// <summary>The headers of the list.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The fields as far as they could be told apart.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}
