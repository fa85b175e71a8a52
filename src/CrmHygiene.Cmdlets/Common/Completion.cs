using System.Management.Automation;

namespace CrmHygiene.Cmdlets;

/// <summary>Completion by prefix, quoted where a word needs it.</summary>
internal static class Completion
{
    public static IEnumerable<CompletionResult> Match(IEnumerable<string> words, string? typed)
    {
        string prefix = (typed ?? string.Empty).Trim('\'', '"');
        foreach (string word in words)
        {
            if (!word.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;
            string text = word.Any(c => !char.IsLetterOrDigit(c) && c is not ('-' or '_')) ? $"'{word.Replace("'", "''", StringComparison.Ordinal)}'" : word;
            yield return new CompletionResult(text, word, CompletionResultType.ParameterValue, word);
        }
    }
}
