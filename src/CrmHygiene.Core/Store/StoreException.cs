namespace CrmHygiene.Core.Store;

/// <summary>A store cannot be opened, read or written. The message names the file and no personal data.</summary>
public sealed class StoreException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="path">The store's full path.</param>
    /// <param name="message">One or two sentences: what is wrong and what to do.</param>
    /// <param name="inner">The cause.</param>
    public StoreException(StoreProblem problem, string path, string message, Exception? inner = null) : base(message, inner)
    {
        Problem = problem;
        Path = path;
    }

    /// <summary>What is wrong.</summary>
    public StoreProblem Problem { get; }

    /// <summary>The store's full path.</summary>
    public string Path { get; }
}
