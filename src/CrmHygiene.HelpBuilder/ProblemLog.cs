namespace CrmHygiene.HelpBuilder;

/// <summary>Writes gaps in the help as build errors, in the form MSBuild recognises.</summary>
/// <param name="output">Where MSBuild listens.</param>
internal sealed class ProblemLog(TextWriter output)
{
    /// <summary>A cmdlet has no help page.</summary>
    public const string NoPage = "CRMHELP001";

    /// <summary>A cmdlet has no synopsis: its class has no summary.</summary>
    public const string NoSynopsis = "CRMHELP002";

    /// <summary>A cmdlet has no description.</summary>
    public const string NoDescription = "CRMHELP003";

    /// <summary>A parameter has no description: its property has no summary.</summary>
    public const string NoParameterText = "CRMHELP004";

    /// <summary>A cmdlet has fewer than two examples.</summary>
    public const string TooFewExamples = "CRMHELP005";

    /// <summary>A cmdlet does not say what it writes.</summary>
    public const string NoOutputType = "CRMHELP006";

    /// <summary>A page describes something that does not exist.</summary>
    public const string UnknownName = "CRMHELP007";

    /// <summary>A page is not laid out as the builder reads it.</summary>
    public const string BadPage = "CRMHELP008";

    /// <summary>A file cannot be read.</summary>
    public const string Unreadable = "CRMHELP009";

    /// <summary>How many problems there are.</summary>
    public int Count { get; private set; }

    /// <summary>Reports a problem.</summary>
    /// <param name="path">The file to open to mend it.</param>
    /// <param name="code">One of the codes above.</param>
    /// <param name="message">Names the cmdlet and parameter.</param>
    /// <param name="line">1-based; 0 where there is none.</param>
    public void Error(string path, string code, string message, int line = 0)
    {
        Count++;
        string place = line > 0 ? $"{path}({line})" : path;
        output.WriteLine($"{place} : error {code}: {message}");
    }
}
