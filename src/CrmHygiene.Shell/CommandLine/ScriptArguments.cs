using System.Management.Automation.Runspaces;

namespace CrmHygiene.Shell.CommandLine;

/// <summary>Turns words of the command line into the parameters and values a script binds, as pwsh -File does.</summary>
internal static class ScriptArguments
{
    /// <summary>
    /// <c>-Name value</c>, <c>-Name:value</c>, <c>-Switch</c> and <c>-Switch:$false</c>; a number with a minus sign
    /// stays a value.
    /// </summary>
    public static IEnumerable<CommandParameter> Bind(IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (word.Length < 2 || word[0] != '-' || !(char.IsLetter(word[1]) || word[1] is '_' or '?'))
            {
                yield return new CommandParameter(null, word);
                continue;
            }
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                yield return new CommandParameter(word);
            else if (colon == word.Length - 1)
                yield return new CommandParameter(word[..colon]);
            else
                yield return new CommandParameter(word[..colon], Value(word[(colon + 1)..]));
        }
    }

    private static object Value(string text) => text.ToUpperInvariant() switch
    {
        "$TRUE" or "TRUE" => true,
        "$FALSE" or "FALSE" => false,
        _ => text,
    };
}
