namespace CrmHygiene;

/// <summary>A message or line that is not understood.</summary>
/// <param name="Source">The file.</param>
/// <param name="Position">The line, or the number of the message; counted from 1.</param>
/// <param name="Reason">What is wrong, without personal data.</param>
public sealed record EventReject(string Source, long Position, string Reason)
{
    /// <summary>What stands there, for the rejects file; empty for mail, and where it must not be kept. It may be personal data.</summary>
    public string Row { get; init; } = string.Empty;

    /// <summary>The headers of a delimited file.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The fields of the line. They may be personal data.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>File, position and reason; not what stands there.</summary>
    public override string ToString() => $"{Source}, {Position}: {Reason}";
}
