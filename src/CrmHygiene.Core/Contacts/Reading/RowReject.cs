namespace CrmHygiene.Core.Contacts.Reading;

/// <summary>A row that could not be read as a contact.</summary>
/// <param name="SourceName">The file's name.</param>
/// <param name="Line">The 1-based line the row starts at.</param>
/// <param name="Problem">What is wrong, a stable word: TooFewFields, TooManyFields, UnterminatedQuote.</param>
/// <param name="Message">What is wrong, without values.</param>
/// <param name="Row">The row as found, for the rejects file.</param>
public sealed record RowReject(string SourceName, long Line, string Problem, string Message, string Row);
