namespace CrmHygiene.Shell.Hosting;

/// <summary>What came of asking for a line.</summary>
/// <param name="Text">The line, or null when there is none.</param>
/// <param name="Cancelled">True when Ctrl+C gave it up; false with no text means the end of the input.</param>
internal readonly record struct LineInput(string? Text, bool Cancelled = false);
