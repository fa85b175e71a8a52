namespace CrmHygiene;

/// <summary>A message or line that is not understood.</summary>
/// <param name="Source">The file.</param>
/// <param name="Position">The line, or the number of the message; counted from 1.</param>
/// <param name="Reason">What is wrong, without personal data.</param>
public sealed record EventReject(string Source, long Position, string Reason);
