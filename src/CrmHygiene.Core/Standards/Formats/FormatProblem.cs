namespace CrmHygiene.Core.Standards.Formats;

/// <summary>What a value has against the form a policy states.</summary>
/// <param name="Word">A stable word, such as NotADate.</param>
/// <param name="Message">A sentence for people, without the value.</param>
internal sealed record FormatProblem(string Word, string Message);
