namespace CrmHygiene.Core.Lifecycle.Suppression;

/// <summary>The key of hashed addresses is missing or wrong. Whoever meets this must not mail, import or export as if nobody were suppressed.</summary>
/// <param name="path">The key's file.</param>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">The cause.</param>
public sealed class SuppressionKeyException(string path, string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>The key's file.</summary>
    public string Path { get; } = path;
}
