using System.Globalization;

namespace CrmHygiene.Core.Policy;

/// <summary>A policy file that cannot be used; the message names file, line and key.</summary>
public sealed class PolicyException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="file">The path of the file.</param>
    /// <param name="line">The 1-based line; 0 where the file as a whole is meant.</param>
    /// <param name="key">The key, such as <c>staleness.inactiveMonths</c>; empty where none is meant.</param>
    /// <param name="problem">What is wrong, as a sentence.</param>
    /// <param name="inner">The cause, or null.</param>
    public PolicyException(string file, int line, string key, string problem, Exception? inner = null)
        : base(line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{file}({line}): {problem}") : $"{file}: {problem}", inner)
    {
        Problem = problem;
        File = file;
        Line = line;
        Key = key;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>The path of the file.</summary>
    public string File { get; }

    /// <summary>The 1-based line; 0 where the file as a whole is meant.</summary>
    public int Line { get; }

    /// <summary>The key, such as <c>staleness.inactiveMonths</c>; empty where none is meant.</summary>
    public string Key { get; }
}
