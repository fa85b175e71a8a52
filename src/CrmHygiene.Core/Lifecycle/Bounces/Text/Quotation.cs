using System.Text.RegularExpressions;

namespace CrmHygiene.Core.Lifecycle.Bounces.Text;

/// <summary>The answer of the other server that a report quotes between its own words.</summary>
internal static partial class Quotation
{
    /// <summary>What stands behind words that announce a quotation; the whole text where none do.</summary>
    public static string Of(string text)
    {
        Match match = Announced().Match(text);
        return match.Success && text.Length - (match.Index + match.Length) > 8 ? text[(match.Index + match.Length)..].Trim() : text;
    }

    [GeneratedRegex(@"(?:error that the other server returned was|response from the remote server was|the response was|remote server returned(?: message denoting)?|remote host said|following error message|error message (?:was|is)|server (?:responded|replied)(?: with)?|server message\s*\n|with the following (?:error|response)(?: message)?)\s*[:'\n]\s*(?=\S)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Announced();
}
